package org.yanqi.ear.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renewal by a CA whose keys are of SM2: nobody who renews has to know, and OpenSSL agrees with what was made. */
class Sm2JourneyTest {

    /** The default of GM/T 0009: what everybody signs and verifies with who has not agreed on something else. */
    private static final String DISTINGUISHING_ID = "distid:1234567812345678";

    @Test
    void theRenewalEndsWithCertificatesOfSm2(@TempDir Path folder) throws Exception {
        try (var yanqi = RunningYanqi.on(folder.resolve("data"), "--token", "software", "--profile", "sm2");
                var phone = new Phone(yanqi.phone());
                var handler = new Handler()) {
            var journey = new Journey(yanqi, handler, phone, Person.ZHANG);
            journey.untilPaid();
            journey.install();
            assertThat(handler.at("#success")).hasText("证书安装成功");

            var program = new Program(folder, Map.of());
            Path root = yanqi.data().resolve("pki/root.pem");
            Path issuing = yanqi.data().resolve("pki/issuing.pem");
            assertVerifies(program, root, issuing);
            for (String use : new String[] {"signing", "encryption"}) {
                Path certificate = issued(yanqi, folder, use);
                assertVerifies(program, issuing, certificate);
                assertThat(program.run("openssl", "x509", "-in", certificate.toString(), "-noout", "-text"))
                        .contains("Signature Algorithm: SM2-with-SM3", "ASN1 OID: SM2");
            }
            assertThat(new OutsidePrograms(yanqi, folder).open(yanqi.data().resolve("bid/bid.txt.p7m")))
                    .isEqualTo(Files.readString(yanqi.data().resolve("bid/bid.txt")));
            assertThat(handler.faultsOfPages()).isEmpty();
        }
    }

    /** Link by link: OpenSSL 3.0 takes the identifier for the last certificate of a chain only. */
    private static void assertVerifies(Program program, Path trusted, Path certificate) {
        assertThat(program.run(
                        "openssl",
                        "verify",
                        "-x509_strict",
                        "-partial_chain",
                        "-vfyopt",
                        DISTINGUISHING_ID,
                        "-trusted",
                        trusted.toString(),
                        certificate.toString()))
                .endsWith(": OK\n");
    }

    private static Path issued(RunningYanqi yanqi, Path folder, String use) throws Exception {
        String base64 = new Database(yanqi.data())
                .texts("select encode(" + use + "_certificate, 'base64') from issued_certificate")
                .getFirst();
        return Files.writeString(
                folder.resolve(use + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }
}
