package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.Publication;
import org.yanqi.tickets.TicketKey;

/** The keys that the server works with: CA, seal, tickets, data at rest, visits. */
final class DemonstrationKeys {
    static final String CA = "pki/ca.p12";
    static final String CA_PASSWORD = "pki/ca.password";
    static final String DOCUMENT_CA = "pki/documents/ca.p12";
    static final String SEAL = "pki/seal.p12";
    static final String SEAL_PASSWORD = "pki/seal.password";
    static final String TICKET_KEY = "keys/ticket.jwk";
    static final String TICKET_JWKS = "agent/ra.jwks";
    static final String DATA_KEY = "keys/data.key";
    static final String VISIT_KEY = "keys/visit.key";
    private static final Duration SEAL_LIFE = Duration.ofDays(3 * 365);
    private static final DistinguishedName SEAL_NAME = DistinguishedName.of(
            "2.5.4.6", "CN",
            "2.5.4.8", "湖北",
            "2.5.4.7", "武汉",
            "2.5.4.10", "湖北省数字证书认证管理中心有限公司",
            "2.5.4.3", "在线延期电子签章（演示）");

    private DemonstrationKeys() {}

    static AuthorityKeys prepare(DataFolder folder, FirstStart first, Publication publication)
            throws IOException, GeneralSecurityException {
        AuthorityKeys authority = authority(folder, first);
        seal(folder, first, documentAuthority(folder, first, authority), publication);
        Path ticket =
                folder.keep(TICKET_KEY, () -> TicketKey.generate().privateJwk().getBytes(UTF_8));
        folder.write(TICKET_JWKS, TicketKey.read(ticket).publicJwks());
        folder.keepKey(DATA_KEY);
        folder.keepKey(VISIT_KEY);
        return authority;
    }

    private static AuthorityKeys authority(DataFolder folder, FirstStart first)
            throws IOException, GeneralSecurityException {
        char[] password = folder.keepPassword(CA_PASSWORD);
        if (!folder.has(CA)) {
            AuthorityFiles.save(DemonstrationAuthority.create(first.profile(), first.at()), folder.at("pki"), password);
        }
        AuthorityFiles.addTimestampKey(folder.at("pki"), password, first.at());
        var authority = AuthorityKeys.fromPkcs12(folder.at(CA), password);
        folder.keep("pki/root.pem", () -> pem(authority.rootCertificate()));
        folder.keep("pki/issuing.pem", () -> pem(authority.issuingCertificate()));
        return authority;
    }

    /** Documents are signed below a CA of P-256 where the other is one of SM2, which PDF readers cannot verify. */
    private static AuthorityKeys documentAuthority(DataFolder folder, FirstStart first, AuthorityKeys authority)
            throws IOException, GeneralSecurityException {
        if (first.profile() != KeyProfile.SM2) {
            return authority;
        }
        char[] password = folder.keepPassword(CA_PASSWORD);
        if (!folder.has(DOCUMENT_CA)) {
            AuthorityFiles.save(
                    DemonstrationAuthority.create(KeyProfile.P256, first.at()),
                    folder.keepDirectory("pki/documents"),
                    password);
        }
        return AuthorityKeys.fromPkcs12(folder.at(DOCUMENT_CA), password);
    }

    private static void seal(DataFolder folder, FirstStart first, AuthorityKeys authority, Publication publication)
            throws IOException, GeneralSecurityException {
        char[] password = folder.keepPassword(SEAL_PASSWORD);
        if (folder.has(SEAL)) {
            return;
        }
        KeyPair pair = keyPair(first.profile());
        var validity = new ValidityPeriod(
                first.at().minus(Duration.ofDays(1)), first.at().plus(SEAL_LIFE));
        Bytes certificate = DemonstrationAuthority.issue(
                authority, publication, KeyUse.SIGNING, SEAL_NAME, pair.getPublic(), validity);
        AuthorityFiles.save(
                folder.at(SEAL),
                password,
                "seal",
                pair.getPrivate(),
                List.of(certificate, authority.issuingCertificate(), authority.rootCertificate()));
    }

    private static KeyPair keyPair(KeyProfile profile) throws GeneralSecurityException {
        boolean rsa = profile == KeyProfile.RSA2048;
        var generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
        if (rsa) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return generator.generateKeyPair();
    }

    private static byte[] pem(Bytes certificate) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.toArray());
        return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n").getBytes(UTF_8);
    }
}
