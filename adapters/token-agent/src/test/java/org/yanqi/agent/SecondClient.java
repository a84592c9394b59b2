package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.SignatureScheme;
import org.yanqi.token.StoredObject;
import org.yanqi.token.TestCa;

/**
 * What OpenSC's {@code pkcs11-tool}, which knows nothing of Yanqi, finds on a token after a renewal and does with its keys:
 * tokens have been renewed so that only their CA's own program could use them afterwards (OpenSC issue 3201).
 */
final class SecondClient {
    private static final Pattern OBJECT = Pattern.compile(
            "^(Certificate|Public Key|Private Key) Object;.*\\n(?:  .*\\n)*?  ID: +([0-9a-f]+)\\n", Pattern.MULTILINE);
    private static final byte[] MESSAGE = "by another program".getBytes(UTF_8);

    private final Path library;
    private final KeyProfile profile;
    private final Path folder;

    /** @param folder what goes into the program and comes out of it lies there */
    SecondClient(Path library, KeyProfile profile, Path folder) {
        this.library = library;
        this.profile = profile;
        this.folder = folder;
    }

    /** Finds these certificates with their keys, each once, and nothing else, and uses each private key. */
    void uses(StoredObject signing, StoredObject... encryption) throws Exception {
        findsTriples(Stream.concat(Stream.of(signing), Stream.of(encryption)));
        signs(signing.id(), signing.value());
        for (StoredObject certificate : encryption) {
            opens(certificate.id(), certificate.value());
        }
    }

    private void findsTriples(Stream<StoredObject> certificates) throws IOException, InterruptedException {
        var expected = certificates
                .map(certificate -> certificate.id().hex())
                .flatMap(id ->
                        Stream.of("Certificate", "Public Key", "Private Key").map(kind -> kind + " " + id))
                .toList();
        var found = OBJECT.matcher(tool("--list-objects"))
                .results()
                .map(object -> object.group(1) + " " + object.group(2))
                .toList();
        assertThat(found).as("what pkcs11-tool lists").containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Another program keeps a key pair of its own here. */
    void makesKeys(KeyId id, String kind) throws IOException, InterruptedException {
        tool("--keypairgen", "--key-type", kind, "--id", id.hex());
    }

    private void signs(KeyId id, byte[] certificate) throws Exception {
        PublicKey key = TestCa.certificate(certificate).getPublicKey();
        byte[] signature = switch (profile) {
            case P256 -> sequence(operate("--sign", "ECDSA", id, sha256()));
            case RSA2048 -> operate("--sign", "SHA256-RSA-PKCS", id, MESSAGE);
            case SM2 -> sequence(operate("--sign", "0x80008100", id, MESSAGE)); // SM2_SM3 of upkcs11.c
        };
        assertThat(SignatureScheme.of(key).verifies(key, MESSAGE, signature))
                .as("pkcs11-tool signs")
                .isTrue();
    }

    /** The private key belongs to the certificate: it opens what is encrypted for it, or agrees with the other side. */
    private void opens(KeyId id, byte[] certificate) throws Exception {
        PublicKey key = TestCa.certificate(certificate).getPublicKey();
        if (profile == KeyProfile.RSA2048) {
            var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            assertThat(operate("--decrypt", "RSA-PKCS", id, cipher.doFinal(MESSAGE)))
                    .as("pkcs11-tool decrypts")
                    .isEqualTo(MESSAGE);
        } else {
            KeyPair other = TestCa.keyPair(profile);
            var agreement = KeyAgreement.getInstance("ECDH", new BouncyCastleProvider());
            agreement.init(other.getPrivate());
            agreement.doPhase(key, true);
            assertThat(operate("--derive", "ECDH1-DERIVE", id, other.getPublic().getEncoded()))
                    .as("pkcs11-tool agrees")
                    .isEqualTo(agreement.generateSecret());
        }
    }

    private byte[] operate(String operation, String mechanism, KeyId id, byte[] input)
            throws IOException, InterruptedException {
        var in = Files.write(folder.resolve("pkcs11-tool.in"), input);
        var out = folder.resolve("pkcs11-tool.out");
        try {
            tool(
                    operation,
                    "--mechanism",
                    mechanism,
                    "--id",
                    id.hex(),
                    "--input-file",
                    in.toString(),
                    "--output-file",
                    out.toString());
            return Files.readAllBytes(out);
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
        }
    }

    private String tool(String... arguments) throws IOException, InterruptedException {
        var login =
                List.of("pkcs11-tool", "--module", library.toString(), "--login", "--pin", String.valueOf(Journey.PIN));
        var program = new ProcessBuilder(
                        Stream.concat(login.stream(), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        var said = new String(program.getInputStream().readAllBytes(), UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(said).isZero();
        return said;
    }

    private static byte[] sha256() throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    }

    /** PKCS #11 has both numbers one after the other, X.509 a sequence (RFC 3279 §2.2.3). */
    private static byte[] sequence(byte[] numbers) throws IOException {
        int half = numbers.length / 2;
        return new DERSequence(new ASN1Integer[] {
                    new ASN1Integer(new BigInteger(1, Arrays.copyOf(numbers, half))),
                    new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(numbers, half, numbers.length)))
                })
                .getEncoded();
    }
}
