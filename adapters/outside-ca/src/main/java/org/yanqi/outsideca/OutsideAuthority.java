package org.yanqi.outsideca;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.IssuanceDrafts.Draft;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedCertificates.Entry;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.pki.EncryptionKeys;

/**
 * A CA that is not ours, with our key management centre beside it. The encryption key is made and kept before the CA is
 * asked; each certificate is asked for in a dialogue that is kept as it goes on; the pair is kept before it is answered.
 */
public final class OutsideAuthority implements CertificationAuthority {
    private final CertificateSource source;
    private final Issuer issuer;
    private final EncryptionKeys centre;
    private final Registers registers;

    /**
     * By what the CA is believed.
     *
     * @param published where it says what it has revoked
     */
    public record Issuer(CertificateReader reader, Acceptance acceptance, PublishedRevocations published) {}

    /** What is kept here of what the CA was asked, gave, and was told to revoke. */
    public record Registers(IssuedCertificates issued, IssuanceDrafts drafts, Revocations revocations) {}

    public OutsideAuthority(CertificateSource source, Issuer issuer, EncryptionKeys centre, Registers registers) {
        this.source = source;
        this.issuer = issuer;
        this.centre = centre;
        this.registers = registers;
    }

    @Override
    public Issuance issue(ApplicationNumber application, IssuanceOrder order, Instant now) {
        var issued = registers.issued();
        Entry entry = issued.of(application).orElseGet(() -> issued.keep(obtain(application, order, now)));
        return new Issuance(pair(entry.signingCertificate(), entry.encryptionCertificate()), entry.encryptionKey());
    }

    private Entry obtain(ApplicationNumber application, IssuanceOrder order, Instant now) {
        var conversation =
                Conversation.about(application, source.party(), registers.drafts(), () -> begin(application, order));
        Draft draft = conversation.draft();
        Bytes signing = source.obtain(
                wanted(application, KeyUse.SIGNING, order.request().der(), order, issuer.acceptance()),
                conversation.about(KeyUse.SIGNING));
        Bytes encryption = source.obtain(
                wanted(
                        application,
                        KeyUse.ENCRYPTION,
                        draft.encryptionRequest(),
                        order,
                        issuer.acceptance().besides(signing)),
                conversation.about(KeyUse.ENCRYPTION));
        CertificatePair pair = pair(signing, encryption);
        return new Entry(
                application,
                pair.signing().publicKey().fingerprint(),
                pair.signing().serial(),
                pair.encryption().serial(),
                signing,
                encryption,
                draft.encryptionKey(),
                draft.escrowedKey(),
                now);
    }

    private Draft begin(ApplicationNumber application, IssuanceOrder order) {
        var made = centre.make(order.request().der());
        return new Draft(application, made.request(), made.envelope(), made.escrow(), Map.of());
    }

    private static WantedCertificate wanted(
            ApplicationNumber application, KeyUse use, Bytes request, IssuanceOrder order, Acceptance acceptance) {
        return new WantedCertificate(
                application,
                use,
                new PKCS10CertificationRequest(CertificationRequest.getInstance(request.toArray())),
                use == KeyUse.SIGNING ? order.signingSerial() : order.encryptionSerial(),
                order.validity(),
                use == KeyUse.SIGNING
                        ? order.replaced().signing()
                        : order.replaced().encryption(),
                acceptance);
    }

    private CertificatePair pair(Bytes signing, Bytes encryption) {
        if (issuer.reader().pair(signing, List.of(encryption)) instanceof CertificateReader.Reading.Pair(var pair)) {
            return pair;
        }
        throw new UnavailableException(source.party(), "the two certificates are no pair");
    }

    @Override
    public void revoke(SerialNumber serial, Revocations.Reason reason, Instant at) {
        if (registers.revocations().find(serial).isEmpty()) {
            source.revoke(serial, reason);
            registers.revocations().keep(new Revocations.Revocation(serial, at, reason));
        }
    }

    @Override
    public RevocationStatus status(SerialNumber serial) {
        return registers
                .revocations()
                .find(serial)
                .<RevocationStatus>map(revocation -> new RevocationStatus.Revoked(revocation.at()))
                .orElseGet(() -> issuer.published().status(serial));
    }
}
