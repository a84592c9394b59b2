package org.yanqi.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Locale;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.DemonstrationAuthority;
import org.yanqi.pki.Publication;
import org.yanqi.sandbox.SandboxOptions.TokenKind;
import org.yanqi.token.DemonstrationToken;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;

/** A token with a certificate pair: the user manual's, which expired a week before the first start, or another. */
final class DemonstrationUKey {
    static final String PIN = "12345678";
    static final String SOFTHSM_CONFIGURATION = "softhsm2.conf";
    static final String SOFTWARE_DIRECTORY = "token/software";
    static final String ENCRYPTION_CERTIFICATE = "token/encryption.cer";
    private static final String SOFTHSM_DIRECTORY = "token/softhsm";
    private static final String READY = "token/ready";
    static final String LABEL = "YANQI-DEMO";
    private static final int CAPACITY = 64;
    private static final DistinguishedName HOLDER = DistinguishedName.of(
            "2.5.4.6", "CN", "2.5.4.8", "湖北", "2.5.4.7", "武汉", "2.5.4.11", "政府采购", "2.5.4.3", "在线延期测试");

    private final DataFolder folder;
    private final FirstStart first;
    private final AuthorityKeys authority;
    private final Publication publication;
    private final ForeignAuthority foreign = new ForeignAuthority();

    private DemonstrationUKey(DataFolder folder, FirstStart first, AuthorityKeys authority, Publication publication) {
        this.folder = folder;
        this.first = first;
        this.authority = authority;
        this.publication = publication;
    }

    /** Makes the token unless an earlier start has finished one. */
    static void prepare(DataFolder folder, FirstStart first, AuthorityKeys authority, Publication publication)
            throws IOException, GeneralSecurityException {
        var token = new DemonstrationUKey(folder, first, authority, publication);
        if (first.token() == TokenKind.SOFTHSM) {
            folder.write(
                    SOFTHSM_CONFIGURATION,
                    "directories.tokendir = " + folder.at(SOFTHSM_DIRECTORY)
                            + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        }
        if (folder.has(READY)) {
            return;
        }
        if (first.token() == TokenKind.SOFTHSM) {
            folder.anew(SOFTHSM_DIRECTORY);
            SoftHsmProcess.run(folder, publication);
        } else {
            token.makeSoftwareToken();
        }
        folder.write(READY, "");
    }

    private void makeSoftwareToken() throws IOException {
        try {
            var tokens = SoftwareUKeys.in(folder.anew(SOFTWARE_DIRECTORY));
            furnish(tokens.initialise(LABEL, PIN.toCharArray(), CAPACITY));
        } catch (UKeyException e) {
            throw new IOException("the software token could not be made: " + e.failure(), e);
        }
    }

    /** Puts the certificate pair on the token, in whatever process the token is open. */
    static void furnish(
            UKey token, DataFolder folder, FirstStart first, AuthorityKeys authority, Publication publication)
            throws IOException, UKeyException {
        new DemonstrationUKey(folder, first, authority, publication).furnish(token);
    }

    private void furnish(UKey token) throws UKeyException {
        KeyProfile profile = KeyProfile.valueOf(first.profile().name());
        DemonstrationToken.furnish(token, PIN.toCharArray(), profile, this::issue);
    }

    private Bytes certificate(KeyUse use, PublicKey key) {
        ValidityPeriod validity = first.certificate().validity(first.at());
        return first.certificate() == TokenCertificate.FOREIGN
                ? foreign.issue(use, key, validity)
                : DemonstrationAuthority.issue(authority, publication, use, HOLDER, key, validity);
    }

    private byte[] issue(org.yanqi.token.KeyUse use, PublicKey key) {
        Bytes certificate = certificate(KeyUse.valueOf(use.name()), key);
        try {
            Path file = folder.at("token/" + use.name().toLowerCase(Locale.ROOT) + ".cer");
            Files.write(file, certificate.toArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return certificate.toArray();
    }
}
