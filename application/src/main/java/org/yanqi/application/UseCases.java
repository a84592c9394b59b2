package org.yanqi.application;

import org.yanqi.application.handler.AnnounceInstallation;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.handler.BeginFaceCheck;
import org.yanqi.application.handler.DeclineFaceCheck;
import org.yanqi.application.handler.FollowFaceCheck;
import org.yanqi.application.handler.IdentifyHandler;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.application.handler.SendOneTimeCode;
import org.yanqi.application.invoice.FollowInvoice;
import org.yanqi.application.invoice.FollowRequestedInvoices;
import org.yanqi.application.invoice.OpenInvoice;
import org.yanqi.application.invoice.PendingInvoices;
import org.yanqi.application.invoice.RequestInvoice;
import org.yanqi.application.payment.FollowOpenOrders;
import org.yanqi.application.payment.FollowPayment;
import org.yanqi.application.payment.OrderPayment;
import org.yanqi.application.payment.ReceivePaymentNotification;
import org.yanqi.application.payment.SettlePayment;
import org.yanqi.application.renewal.AcknowledgeNotices;
import org.yanqi.application.renewal.OpenRenewal;
import org.yanqi.application.renewal.PairStatus;
import org.yanqi.application.renewal.PresentCertificate;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.renewal.RenewalReactions;
import org.yanqi.application.renewal.ViewRenewal;
import org.yanqi.application.signature.PrepareAgreement;
import org.yanqi.application.signature.SignAgreement;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.application.token.ConfirmInstallation;
import org.yanqi.application.token.IssueCertificates;
import org.yanqi.application.token.RecordRetirement;
import org.yanqi.application.token.RequestIssuance;
import org.yanqi.application.token.ResumeRenewal;
import org.yanqi.application.token.SupersedeOldCertificate;

/** The whole application on given ports: the one place where use cases are put together. */
public record UseCases(
        OpenRenewal openRenewal,
        ViewRenewal viewRenewal,
        AcknowledgeNotices acknowledgeNotices,
        AuthoriseTokenStep authoriseTokenStep,
        PresentCertificate presentCertificate,
        ResumeRenewal resumeRenewal,
        SendOneTimeCode sendOneTimeCode,
        AnswerOneTimeCode answerOneTimeCode,
        KeepPicture keepPicture,
        IdentifyHandler identifyHandler,
        BeginFaceCheck beginFaceCheck,
        FollowFaceCheck followFaceCheck,
        DeclineFaceCheck declineFaceCheck,
        PrepareAgreement prepareAgreement,
        SignAgreement signAgreement,
        OrderPayment orderPayment,
        FollowPayment followPayment,
        ReceivePaymentNotification receivePaymentNotification,
        RequestIssuance requestIssuance,
        ConfirmInstallation confirmInstallation,
        RecordRetirement recordRetirement,
        RequestInvoice requestInvoice,
        FollowInvoice followInvoice,
        PendingInvoices pendingInvoices,
        Background background) {

    /** What goes on by itself, on any number of nodes. */
    public record Background(
            RenewalReactions reactions, FollowOpenOrders followOpenOrders, FollowRequestedInvoices followInvoices) {}

    public static UseCases on(Ports ports) {
        var storage = ports.storage();
        var pki = ports.pki();
        var parties = ports.parties();
        var agreements = ports.papers().agreements();
        var papers = ports.papers().agreementPapers();
        var faults = parties.faults();
        var clock = ports.clock();
        var desk = new RenewalDesk(storage.applications(), storage.ledger(), ports.rules());

        var status = new PairStatus(pki.authority());
        var face = new FollowFaceCheck(desk, parties.face(), faults, clock);
        var settling = new SettlePayment(desk, storage.orders(), storage.ledger(), faults, clock);
        var payment = new FollowPayment(desk, storage.orders(), parties.payment(), settling, faults, clock);
        var issuing = new IssueCertificates(desk, pki.authority(), storage.seenKeys(), faults, clock);
        var opening = new OpenInvoice(desk, storage.invoices());
        var invoice = new FollowInvoice(storage.invoices(), parties.invoices(), faults, clock);
        return new UseCases(
                new OpenRenewal(storage.numbers(), desk, clock),
                new ViewRenewal(desk),
                new AcknowledgeNotices(desk, agreements, clock),
                new AuthoriseTokenStep(
                        desk, pki.reader(), pki.challenges(), pki.secrets(), storage.jobs(), pki.tickets(), clock),
                new PresentCertificate(
                        desk,
                        storage.applications(),
                        pki.reader(),
                        pki.proofs(),
                        storage.jobs(),
                        status,
                        storage.bids(),
                        clock),
                new ResumeRenewal(storage.applications(), pki.reader(), pki.proofs(), storage.jobs(), clock),
                new SendOneTimeCode(storage.codes(), parties.messages(), pki.secrets(), faults, clock),
                new AnswerOneTimeCode(storage.codes(), clock),
                new KeepPicture(desk, storage.documents()),
                new IdentifyHandler(desk, storage.documents(), storage.codes(), clock),
                new BeginFaceCheck(desk, agreements, face, pki.secrets(), faults, clock),
                face,
                new DeclineFaceCheck(desk, clock),
                new PrepareAgreement(desk, papers, storage.documents(), faults, clock),
                new SignAgreement(desk, papers, storage.documents(), faults, clock),
                new OrderPayment(desk, storage.orders(), payment, pki.secrets(), faults, clock),
                payment,
                new ReceivePaymentNotification(
                        parties.notifications(), storage.messages(), storage.orders(), settling, faults, clock),
                new RequestIssuance(
                        desk,
                        pki.reader(),
                        pki.proofs(),
                        storage.jobs(),
                        status,
                        storage.bids(),
                        storage.seenKeys(),
                        pki.serials(),
                        issuing,
                        faults,
                        clock),
                new ConfirmInstallation(desk, pki.proofs(), storage.jobs(), faults, clock),
                new RecordRetirement(desk, clock),
                new RequestInvoice(storage.invoices(), opening, invoice, faults, clock),
                invoice,
                new PendingInvoices(storage.handled(), storage.invoices(), storage.codes()),
                background(ports, desk, payment, issuing, opening, invoice));
    }

    private static Background background(
            Ports ports,
            RenewalDesk desk,
            FollowPayment payment,
            IssueCertificates issuing,
            OpenInvoice opening,
            FollowInvoice invoice) {
        var storage = ports.storage();
        var supersede = new SupersedeOldCertificate(
                desk, ports.pki().authority(), ports.parties().faults(), ports.clock());
        return new Background(
                new RenewalReactions(
                        issuing::handle,
                        supersede::handle,
                        opening::handle,
                        new AnnounceInstallation(desk, ports.parties().messages())::handle),
                new FollowOpenOrders(storage.orders(), payment),
                new FollowRequestedInvoices(storage.invoices(), invoice));
    }
}
