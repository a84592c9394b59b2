package org.yanqi.cmp;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.cmp.CmpSource.Manner;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.outsideca.Acceptance;
import org.yanqi.outsideca.Dialogue;
import org.yanqi.outsideca.WantedCertificate;

/**
 * Our side of a conversation with OpenSSL's mock server, in a process of its own: the mock listens on every address there is,
 * so that both are put where there is none but loopback.
 */
final class MockConversation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final CmpSource source;

    private MockConversation(Path folder, String address, String protection, Manner manner) throws Exception {
        this.folder = folder;
        var ca = certificate("ca.der");
        var counterpart = new CmpTransaction.Counterpart(
                "cmp",
                URI.create(address),
                new GeneralName(ca.getSubject()),
                protection.equals("key") ? keys(ca) : new SharedSecret("yanqi", protection, SharedSecret.Mac.PBM),
                PATIENCE,
                128 << 10,
                Clock.systemUTC());
        source = new CmpSource(counterpart, ca, manner, Duration.ZERO);
    }

    /** Folder, address, "key" or the secret, "explicit", "implicit" or "update", and what to do: obtain, supersede. */
    public static void main(String[] arguments) throws Exception {
        var conversation =
                new MockConversation(Path.of(arguments[0]), arguments[1], arguments[2], manner(arguments[3]));
        System.out.println(arguments[4].equals("obtain") ? conversation.obtain() : conversation.supersede());
    }

    private static Manner manner(String name) {
        var request = name.equals("update") ? Manner.Request.KEY_UPDATE : Manner.Request.INITIAL;
        return new Manner(request, name.equals("implicit"));
    }

    private Protection keys(X509CertificateHolder ca) throws Exception {
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(folder.resolve("ra.key"))));
        return new KeyProtection(key, certificate("ra.der"), ca);
    }

    private X509CertificateHolder certificate(String name) throws Exception {
        return new X509CertificateHolder(Files.readAllBytes(folder.resolve(name)));
    }

    private String obtain() throws Exception {
        var holder = certificate("holder.der");
        var wanted = new WantedCertificate(
                Renewals.number(1),
                KeyUse.SIGNING,
                new PKCS10CertificationRequest(Files.readAllBytes(folder.resolve("request.der"))),
                new SerialNumber(BigInteger.ONE),
                new ValidityPeriod(
                        holder.getNotBefore().toInstant(), holder.getNotAfter().toInstant()),
                Bytes.of(Files.readAllBytes(folder.resolve("old.der"))),
                new Acceptance(Bytes.of(Files.readAllBytes(folder.resolve("ca.der")))));
        var memory = new Memory();
        return answered(() -> "certificate "
                + HexFormat.of().formatHex(source.obtain(wanted, memory).toArray()));
    }

    private String supersede() throws Exception {
        var serial = new SerialNumber(certificate("holder.der").getSerialNumber());
        return answered(() -> {
            source.revoke(serial, Revocations.Reason.SUPERSEDED);
            return "revoked";
        });
    }

    private interface Question {
        String ask();
    }

    /** The mock may not be there yet, and may want to be asked again. */
    private static String answered(Question question) {
        Instant over = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return question.ask();
            } catch (UnavailableException e) {
                String why = String.valueOf(e.getMessage());
                boolean later = why.contains("no answer") || why.contains("asked again");
                if (!later || Instant.now().isAfter(over)) {
                    return "unavailable " + e.getMessage();
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static final class Memory implements Dialogue {
        private @Nullable Bytes said;

        @Override
        public Optional<Bytes> said() {
            return Optional.ofNullable(said);
        }

        @Override
        public void remember(Bytes next) {
            said = next;
        }
    }
}
