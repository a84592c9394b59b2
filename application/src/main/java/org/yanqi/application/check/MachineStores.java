package org.yanqi.application.check;

import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.RenewalSearch;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SigningCertificates;

/**
 * Everywhere that something is kept about a machine's renewals; all of it is only read.
 *
 * @param persons who may have renewed the same certificate in the wizard
 */
public record MachineStores(
        RenewalMandates mandates,
        AuditLedger ledger,
        Registers registers,
        Persons persons,
        SigningCertificates reader) {
    /** What the CA has made and revoked. */
    public record Registers(IssuedMachineCertificates issued, Revocations revocations, SeenPublicKeys keys) {}

    /** Renewals in the wizard, by their certificates. */
    public record Persons(RenewalSearch search, RenewalApplications applications) {}
}
