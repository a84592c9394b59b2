package org.yanqi.application.check;

import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentsOfRenewal;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SeenPublicKeys;

/** Everywhere that something is kept about an issuance; all of it is only read. */
public record IssuanceStores(
        RenewalApplications applications, AuditLedger ledger, Registers registers, Evidence evidence, Readers readers) {
    /** What the CA has made and revoked. */
    public record Registers(
            IssuedCertificates issued, IssuedEventCertificates events, Revocations revocations, SeenPublicKeys keys) {}

    /** What shows that it ought to. */
    public record Evidence(
            PaymentOrders orders, PaymentsOfRenewal payments, Documents documents, AgreementArchive texts) {}

    /** What verifies certificates, requests and proofs once more. */
    public record Readers(CertificateReader certificates, PossessionProofs proofs) {}
}
