package org.yanqi.application;

import org.yanqi.application.check.AcknowledgeAlarm;
import org.yanqi.application.check.CheckIssuedCertificates;
import org.yanqi.application.check.IssuanceStores;
import org.yanqi.application.check.MachineStores;
import org.yanqi.application.handler.AnnounceInstallation;
import org.yanqi.application.handler.AnnounceNumber;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.handler.BeginFaceCheck;
import org.yanqi.application.handler.DeclineFaceCheck;
import org.yanqi.application.handler.FollowFaceCheck;
import org.yanqi.application.handler.ForgetPictures;
import org.yanqi.application.handler.IdentifyHandler;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.application.handler.ResumeByNumber;
import org.yanqi.application.handler.SendOneTimeCode;
import org.yanqi.application.invoice.FollowInvoice;
import org.yanqi.application.invoice.FollowRequestedInvoices;
import org.yanqi.application.invoice.OpenInvoice;
import org.yanqi.application.invoice.PendingInvoices;
import org.yanqi.application.invoice.RequestInvoice;
import org.yanqi.application.machine.MachineRenewals;
import org.yanqi.application.payment.FollowOpenOrders;
import org.yanqi.application.payment.FollowPayment;
import org.yanqi.application.payment.FollowRefund;
import org.yanqi.application.payment.OrderPayment;
import org.yanqi.application.payment.OweRefund;
import org.yanqi.application.payment.ReceivePaymentNotification;
import org.yanqi.application.payment.SettlePayment;
import org.yanqi.application.reminder.ForgetReminders;
import org.yanqi.application.reminder.RemindOfWindow;
import org.yanqi.application.reminder.SendReminders;
import org.yanqi.application.renewal.AcknowledgeNotices;
import org.yanqi.application.renewal.CancelRenewal;
import org.yanqi.application.renewal.ErasePersonalData;
import org.yanqi.application.renewal.LapseUnfinished;
import org.yanqi.application.renewal.OpenRenewal;
import org.yanqi.application.renewal.PairStatus;
import org.yanqi.application.renewal.PresentCertificate;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.renewal.RenewalReactions;
import org.yanqi.application.renewal.ReviseBidding;
import org.yanqi.application.renewal.ViewRenewal;
import org.yanqi.application.review.AnnounceDecision;
import org.yanqi.application.review.AnnounceTakingBack;
import org.yanqi.application.review.DecideReview;
import org.yanqi.application.review.ReviewQueue;
import org.yanqi.application.review.TakeBackCertificates;
import org.yanqi.application.signature.PrepareAgreement;
import org.yanqi.application.signature.SignAgreement;
import org.yanqi.application.staff.CreateStaffAccount;
import org.yanqi.application.staff.SignIn;
import org.yanqi.application.staff.SignedInStaff;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.application.token.ConfirmInstallation;
import org.yanqi.application.token.EncryptionKeysOfToken;
import org.yanqi.application.token.IssueCertificates;
import org.yanqi.application.token.LetGoOfEncryptionKey;
import org.yanqi.application.token.PlanInstallation;
import org.yanqi.application.token.RecordRetirement;
import org.yanqi.application.token.RefuseUKey;
import org.yanqi.application.token.RenewalsOfToken;
import org.yanqi.application.token.RequestIssuance;
import org.yanqi.application.token.ResumeRenewal;
import org.yanqi.application.token.RevokeTakenBack;
import org.yanqi.application.token.SupersedeOldCertificate;

/** The whole application on given ports: the one place where use cases are put together. */
public record UseCases(
        OpenRenewal openRenewal,
        ViewRenewal viewRenewal,
        AcknowledgeNotices acknowledgeNotices,
        ReviseBidding reviseBidding,
        CancelRenewal cancelRenewal,
        AuthoriseTokenStep authoriseTokenStep,
        PresentCertificate presentCertificate,
        RefuseUKey refuseUKey,
        PlanInstallation planInstallation,
        EncryptionKeysOfToken encryptionKeysOfToken,
        LetGoOfEncryptionKey letGoOfEncryptionKey,
        ResumeRenewal resumeRenewal,
        ResumeByNumber resumeByNumber,
        RenewalsOfToken renewalsOfToken,
        RemindOfWindow remindOfWindow,
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
        Office office,
        MachineRenewals machines,
        Background background) {
    /** What the CA's staff do. */
    public record Office(
            SignIn signIn,
            SignedInStaff signedInStaff,
            CreateStaffAccount createStaffAccount,
            ReviewQueue reviewQueue,
            DecideReview decideReview,
            TakeBackCertificates takeBackCertificates,
            AcknowledgeAlarm acknowledgeAlarm) {}

    /** What goes on by itself, on any number of nodes. */
    public record Background(
            RenewalReactions reactions,
            FollowOpenOrders followOpenOrders,
            FollowRequestedInvoices followInvoices,
            LapseUnfinished lapseUnfinished,
            SendReminders sendReminders,
            ErasePersonalData erasePersonalData,
            CheckIssuedCertificates checkIssuedCertificates) {}

    public static UseCases on(Ports ports) {
        var storage = ports.storage();
        var found = ports.found();
        var pki = ports.pki();
        var parties = ports.parties();
        var agreements = ports.papers().agreements();
        var papers = ports.papers().agreementPapers();
        var messages = parties.messages();
        var faults = parties.faults();
        var clock = ports.clock();
        var desk = new RenewalDesk(storage.applications(), storage.ledger(), ports.rules());
        var view = new ViewRenewal(desk, storage.ledger());
        var status = new PairStatus(pki.authority());
        var send = new SendOneTimeCode(storage.codes(), messages, storage.limits(), pki.secrets(), faults, clock);
        var answer = new AnswerOneTimeCode(storage.codes(), clock);
        var face = new FollowFaceCheck(desk, parties.face(), faults, clock);
        var prepare = new PrepareAgreement(desk, papers, storage.documents(), faults, clock);
        var sign = new SignAgreement(
                desk, prepare, papers, storage.documents(), pki.events(), storage.limits(), faults, clock);
        var settling = new SettlePayment(desk, storage.orders(), storage.ledger(), faults, clock);
        var refunds =
                new FollowRefund(desk, storage.orders(), parties.refunds(), messages, storage.ledger(), faults, clock);
        var payment = new FollowPayment(desk, storage.orders(), parties.payment(), settling, refunds, faults, clock);
        var issuing = new IssueCertificates(desk, pki.authority(), storage.seenKeys(), faults, clock);
        var opening = new OpenInvoice(desk, storage.invoices());
        var invoice = new FollowInvoice(storage.invoices(), parties.invoices(), storage.ledger(), faults, clock);
        var erasure = new ErasePersonalData(desk, found.search(), storage.shortLived(), clock);
        var renewals = new RenewalsOfToken(desk, found.search(), found.payments(), storage.invoices());
        var resuming = new ResumeByNumber(desk, storage.outbox(), send, answer, storage.limits(), clock);
        var reactions = new RenewalReactions(
                issuing::handle,
                new SupersedeOldCertificate(desk, pki.authority(), faults, clock)::handle,
                new RevokeTakenBack(desk, pki.authority(), faults, clock)::handle,
                opening::handle,
                new AnnounceNumber(desk, messages, storage.notices())::handle,
                new AnnounceInstallation(desk, messages)::handle,
                new AnnounceDecision(desk, messages)::handle,
                new AnnounceTakingBack(desk, messages)::handle,
                new OweRefund(desk, found.payments(), storage.orders(), payment, faults)::handle,
                new ForgetPictures(desk, storage.documents())::handle,
                sign::withdrawUnused,
                new ForgetReminders(desk, storage.reminders())::handle,
                erasure::eraseIfDue,
                resuming::send);
        return new UseCases(
                new OpenRenewal(storage.numbers(), desk, clock),
                view,
                new AcknowledgeNotices(desk, agreements, clock),
                new ReviseBidding(desk, storage.bids(), clock),
                new CancelRenewal(desk, clock),
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
                new RefuseUKey(desk, clock),
                new PlanInstallation(desk, pki.encryption(), storage.jobs(), storage.bids(), clock),
                new EncryptionKeysOfToken(pki.reader(), pki.encryption(), storage.bids(), clock),
                new LetGoOfEncryptionKey(
                        renewals,
                        storage.applications(),
                        storage.bids(),
                        pki.proofs(),
                        storage.ledger(),
                        new LetGoOfEncryptionKey.Orders(pki.secrets(), storage.jobs(), pki.tickets()),
                        clock),
                new ResumeRenewal(storage.applications(), pki.reader(), pki.proofs(), storage.jobs(), clock),
                resuming,
                renewals,
                new RemindOfWindow(view, storage.codes(), storage.reminders()),
                send,
                answer,
                new KeepPicture(desk, storage.documents(), ports.papers().pictures(), storage.ledger(), clock),
                new IdentifyHandler(desk, storage.documents(), storage.codes(), clock),
                new BeginFaceCheck(desk, agreements, face, pki.secrets(), faults, clock),
                face,
                new DeclineFaceCheck(desk, clock),
                prepare,
                sign,
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
                new RecordRetirement(desk, faults, clock),
                new RequestInvoice(storage.invoices(), opening, invoice, faults, clock),
                invoice,
                new PendingInvoices(found.handled(), storage.invoices(), storage.codes()),
                office(ports, desk),
                machines(ports),
                new Background(
                        reactions,
                        new FollowOpenOrders(storage.orders(), found.payments(), payment),
                        new FollowRequestedInvoices(storage.invoices(), invoice),
                        new LapseUnfinished(desk, found.search(), messages, storage.notices(), storage.ledger(), clock),
                        new SendReminders(storage.reminders(), messages, clock),
                        erasure,
                        checking(ports)));
    }

    private static Office office(Ports ports, RenewalDesk desk) {
        var staff = ports.staff();
        return new Office(
                new SignIn(
                        staff.accounts(),
                        staff.sessions(),
                        staff.secrets(),
                        ports.storage().limits(),
                        ports.pki().secrets(),
                        ports.clock()),
                new SignedInStaff(staff.sessions(), ports.clock()),
                new CreateStaffAccount(staff.accounts(), staff.secrets()),
                new ReviewQueue(desk, ports.found().search(), ports.storage().ledger(), ports.clock()),
                new DecideReview(desk, ports.clock()),
                new TakeBackCertificates(desk, ports.parties().faults(), ports.clock()),
                new AcknowledgeAlarm(
                        ports.control().alarms(),
                        ports.storage().applications(),
                        ports.storage().ledger(),
                        ports.clock()));
    }

    private static MachineRenewals machines(Ports ports) {
        var storage = ports.storage();
        var places = new MachineRenewals.Places(
                ports.machines().mandates(),
                storage.ledger(),
                ports.machines().certificates(),
                ports.control().revocations(),
                storage.seenKeys(),
                ports.pki().serials(),
                storage.limits());
        return MachineRenewals.on(places, ports.rules(), ports.parties().faults(), ports.clock());
    }

    private static CheckIssuedCertificates checking(Ports ports) {
        var storage = ports.storage();
        var control = ports.control();
        var stores = new IssuanceStores(
                storage.applications(),
                storage.ledger(),
                new IssuanceStores.Registers(
                        control.issued(), control.events(), control.revocations(), storage.seenKeys()),
                new IssuanceStores.Evidence(
                        storage.orders(),
                        ports.found().payments(),
                        storage.documents(),
                        ports.papers().archive()),
                new IssuanceStores.Readers(ports.pki().reader(), ports.pki().proofs()));
        return new CheckIssuedCertificates(
                control.checks(),
                stores,
                checkedMachines(ports),
                control.alarms(),
                ports.rules(),
                control.raised(),
                ports.clock());
    }

    private static MachineStores checkedMachines(Ports ports) {
        var storage = ports.storage();
        return new MachineStores(
                ports.machines().mandates(),
                storage.ledger(),
                new MachineStores.Registers(
                        ports.control().machines(), ports.control().revocations(), storage.seenKeys()),
                new MachineStores.Persons(ports.found().search(), storage.applications()),
                ports.pki().signing());
    }
}
