package org.yanqi.cmp.endpoint;

import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.renewal.Refusal;

/** Refusals as a machine's keeper reads them in its log. */
final class RefusalInWords {
    private RefusalInWords() {}

    static NotAccepted of(MachineRefusal refusal) {
        return switch (refusal) {
            case MachineRefusal.ByRule(Refusal rule) -> of(rule);
            case MachineRefusal.NotMandated() ->
                new NotAccepted(PKIFailureInfo.notAuthorized, "this certificate may not be renewed by a machine");
            case MachineRefusal.MandateOver(var until) ->
                new NotAccepted(PKIFailureInfo.notAuthorized, "the contract for renewals ended at " + until);
            case MachineRefusal.MandateUsedUp(int renewals) ->
                new NotAccepted(
                        PKIFailureInfo.notAuthorized, "all " + renewals + " renewals that were paid for are used");
            case MachineRefusal.CertificateExpired(var at) ->
                new NotAccepted(PKIFailureInfo.notAuthorized, "the certificate has expired at " + at);
            case MachineRefusal.NotForSigning() ->
                new NotAccepted(PKIFailureInfo.notAuthorized, "this is no certificate for signing");
            case MachineRefusal.AlreadyMandated(var mandate) ->
                new NotAccepted(PKIFailureInfo.badRequest, "the certificate has mandate " + mandate);
            case MachineRefusal.TooOften(var until) ->
                new NotAccepted(PKIFailureInfo.notAuthorized, "asked too often, not again before " + until);
            case MachineRefusal.ConversationTaken() ->
                new NotAccepted(PKIFailureInfo.transactionIdInUse, "another machine has this transactionID");
            case MachineRefusal.NothingToConfirm() ->
                new NotAccepted(PKIFailureInfo.badCertId, "this certificate was not sent in this transaction");
            case MachineRefusal.ConfirmedBefore() ->
                new NotAccepted(PKIFailureInfo.certConfirmed, "the certificate was confirmed before");
            case MachineRefusal.WithdrawnBefore() ->
                new NotAccepted(PKIFailureInfo.certRevoked, "the certificate was taken back before");
            case MachineRefusal.NothingOrdered() ->
                new NotAccepted(PKIFailureInfo.badRequest, "nothing is waited for in this transaction");
        };
    }

    private static NotAccepted of(Refusal rule) {
        return switch (rule) {
            case Refusal.CertificateRevoked(var at) ->
                new NotAccepted(PKIFailureInfo.certRevoked, "the certificate is revoked since " + at);
            case Refusal.CertificateSuspended(var at) ->
                new NotAccepted(PKIFailureInfo.certRevoked, "the certificate is suspended since " + at);
            case Refusal.RevocationUnknown() ->
                new NotAccepted(PKIFailureInfo.systemUnavail, "the certificate's status is not known now");
            case Refusal.WindowNotOpen(var opens, var expires, var certificate) ->
                new NotAccepted(PKIFailureInfo.badRequest, "too early: it may be renewed from " + opens + " on");
            case Refusal.SubjectChanged(var certificate, var request) ->
                new NotAccepted(PKIFailureInfo.badCertTemplate, "the subject is another than the certificate's");
            case Refusal.ExtensionsNotGranted() ->
                new NotAccepted(PKIFailureInfo.unacceptedExtension, "no extensions can be asked for");
            case Refusal.KeyReused(var key) ->
                new NotAccepted(PKIFailureInfo.badCertTemplate, "the key was shown before: make a new one");
            case Refusal.KeyWeak(var weakness) ->
                new NotAccepted(PKIFailureInfo.badCertTemplate, "the key is not accepted: " + weakness);
            case Refusal.AnotherRequestIssued(var key) ->
                new NotAccepted(
                        PKIFailureInfo.badRequest,
                        "a certificate for another key waits to be confirmed: ask for that key again, or a day later");
            default ->
                new NotAccepted(PKIFailureInfo.badRequest, rule.getClass().getSimpleName());
        };
    }
}
