package org.yanqi.web.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.cfssl.CfsslSource;
import org.yanqi.cmp.CmpSource;
import org.yanqi.cmp.CmpSource.Manner;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.cmp.Protection;
import org.yanqi.cmp.SharedSecret;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.Acceptance;
import org.yanqi.outsideca.CertificateSource;
import org.yanqi.outsideca.OutsideAuthority;
import org.yanqi.outsideca.OutsideAuthority.Registers;
import org.yanqi.outsideca.PublishedRevocations;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.EncryptionKeys;
import org.yanqi.pki.X509CertificateReader;
import org.yanqi.web.settings.Settings.Mode;
import org.yanqi.web.wiring.Environment.What;

/**
 * A CA that is not ours: where it is, by what its certificates are believed, and how it is spoken to.
 *
 * @param certificate the issuing CA's, DER
 */
record OutsideIssuer(URI address, Bytes certificate, URI revocationList, Language language) {
    /** What is spoken. */
    sealed interface Language {
        record Cmp(Protection protection, Manner manner) implements Language {}

        record Cfssl(Optional<Bytes> key) implements Language {}
    }

    /** @return nothing if the embedded CA issues */
    static Optional<OutsideIssuer> read(Environment environment, Mode mode)
            throws IOException, GeneralSecurityException {
        String kind = environment.text("YANQI_CA", "embedded");
        if (kind.equals("embedded")) {
            return Optional.empty();
        }
        if (!kind.matches("cmp|cfssl")) {
            environment.complain("YANQI_CA is embedded, cmp or cfssl");
        }
        URI address = site(environment, mode, "YANQI_CA_URL", "where the CA is asked");
        URI list = site(environment, mode, "YANQI_CA_CRL_URL", "where the CA publishes its revocation list");
        Path issuer = environment.file("YANQI_CA_ISSUER_FILE", new What("the issuing CA's certificate, PEM or DER"));
        environment.check();
        Bytes certificate = AuthorityFiles.certificate(issuer);
        return Optional.of(new OutsideIssuer(
                address,
                certificate,
                list,
                kind.equals("cmp") ? cmp(environment, certificate) : new Language.Cfssl(cfsslKey(environment))));
    }

    private static URI site(Environment environment, Mode mode, String name, String what) {
        environment.text(name, new What(what));
        URI address = environment.address(name, "");
        if (mode == Mode.PRODUCTION && environment.optional(name).isPresent() && !name.endsWith("_CRL_URL")) {
            environment.refuseLoopback(name, address);
        }
        return address;
    }

    private static Language cmp(Environment environment, Bytes issuer) throws IOException, GeneralSecurityException {
        boolean implicitly = choice(environment, "YANQI_CMP_CONFIRMATION", "explicit", "implicit");
        var manner = new Manner(request(environment), implicitly);
        return new Language.Cmp(
                environment.optional("YANQI_CMP_KEY_FILE").isPresent() ? key(environment, issuer) : secret(environment),
                manner);
    }

    private static Manner.Request request(Environment environment) {
        return switch (environment.text("YANQI_CMP_REQUEST", "ir")) {
            case "ir" -> Manner.Request.INITIAL;
            case "cr" -> Manner.Request.FURTHER;
            case "kur" -> Manner.Request.KEY_UPDATE;
            default -> {
                environment.complain("YANQI_CMP_REQUEST is ir, cr or kur");
                yield Manner.Request.INITIAL;
            }
        };
    }

    private static Protection key(Environment environment, Bytes issuer) throws IOException, GeneralSecurityException {
        Path file = environment.file("YANQI_CMP_KEY_FILE", new What("the registration authority's key, PKCS#12"));
        String password = environment.text("YANQI_CMP_PASSWORD", new What("the password of YANQI_CMP_KEY_FILE"));
        Optional<String> signer = environment.optional("YANQI_CMP_SIGNER_FILE");
        environment.check();
        return KeyProtection.fromPkcs12(
                file,
                password.toCharArray(),
                signer.isPresent() ? AuthorityFiles.certificate(Path.of(signer.get())) : issuer);
    }

    private static Protection secret(Environment environment) {
        var mac =
                choice(environment, "YANQI_CMP_MAC", "pbm", "pbmac1") ? SharedSecret.Mac.PBMAC1 : SharedSecret.Mac.PBM;
        String reference = environment.text("YANQI_CMP_REFERENCE", new What("by which the CA finds the shared secret"));
        String secret = environment.text(
                "YANQI_CMP_SECRET", new What("the secret shared with the CA, unless YANQI_CMP_KEY_FILE is set"));
        if (!secret.isEmpty() && secret.length() < SharedSecret.SHORTEST) {
            environment.complain("YANQI_CMP_SECRET has less than " + SharedSecret.SHORTEST + " characters");
        }
        environment.check();
        return new SharedSecret(reference, secret, mac);
    }

    /** @return whether it is the second */
    private static boolean choice(Environment environment, String name, String first, String second) {
        String chosen = environment.text(name, first);
        if (!chosen.equals(first) && !chosen.equals(second)) {
            environment.complain(name + " is " + first + " or " + second);
        }
        return chosen.equals(second);
    }

    private static Optional<Bytes> cfsslKey(Environment environment) {
        try {
            return environment
                    .optional("YANQI_CFSSL_KEY")
                    .map(digits -> Bytes.of(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException notHexadecimal) {
            environment.complain("YANQI_CFSSL_KEY is hexadecimal");
            environment.check();
            return Optional.empty();
        }
    }

    CertificationAuthority connect(EncryptionKeys centre, Registers registers, Clock clock) {
        CertificateSource source = switch (language) {
            case Language.Cmp(Protection protection, Manner manner) ->
                new CmpSource(address, certificate, protection, manner, clock);
            case Language.Cfssl(Optional<Bytes> key) -> new CfsslSource(address, certificate, key, clock);
        };
        var acceptance = new Acceptance(certificate);
        var published = new PublishedRevocations(source.party(), revocationList, acceptance, clock);
        return new OutsideAuthority(
                source, new OutsideAuthority.Issuer(reader(), acceptance, published), centre, registers);
    }

    X509CertificateReader reader() {
        return new X509CertificateReader(List.of(certificate));
    }
}
