package org.yanqi.cmp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.Exchange;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.OutsideCa;

/**
 * A CA of which OpenSSL's mock server says every word. A mock gives out one certificate, so that each key has one of its own,
 * which hears all that is said about this key; messages pass unchanged.
 */
final class MockedCa implements LoopbackSite.Answer, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static int lastPort = 8080;

    private final OutsideCa ca;
    private final Path folder;
    private final List<String> manner;
    private final Map<Bytes, Mock> byKey = new HashMap<>();
    private final Map<BigInteger, Mock> bySerial = new HashMap<>();
    private final Map<Bytes, Mock> byTransaction = new HashMap<>();

    private record Mock(Process process, URI address) {}

    /** @param manner of the mocks: further arguments */
    MockedCa(OutsideCa ca, Path folder, List<String> manner) throws IOException {
        this.ca = ca;
        this.folder = folder;
        this.manner = manner;
        pem("ca.pem", "CERTIFICATE", ca.der().toArray());
        pem("ca.key.pem", "PRIVATE KEY", ca.key().getPrivate().getEncoded());
    }

    /** For how many keys it was asked for a certificate. */
    synchronized int keys() {
        return byKey.size();
    }

    @Override
    public synchronized byte[] to(byte[] question) throws IOException {
        var message = PKIMessage.getInstance(question);
        Mock meant = meant(message.getBody(), transaction(message));
        byTransaction.put(transaction(message), meant);
        Instant over = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return new Exchange("mock", PATIENCE, 128 << 10)
                        .post(meant.address(), CmpTransaction.MEDIA_TYPE, question)
                        .body()
                        .toArray();
            } catch (UnavailableException e) {
                if (!(e.getCause() instanceof ConnectException) || Instant.now().isAfter(over)) {
                    throw e;
                }
                LockSupport.parkNanos(20_000_000); // it does not listen yet
            }
        }
    }

    private static Bytes transaction(PKIMessage message) {
        return Bytes.of(message.getHeader().getTransactionID().getOctets());
    }

    private Mock meant(PKIBody body, Bytes transaction) throws IOException {
        return switch (body.getType()) {
            case PKIBody.TYPE_INIT_REQ ->
                forKey(CertReqMessages.getInstance(body.getContent())
                        .toCertReqMsgArray()[0]
                        .getCertReq()
                        .getCertTemplate());
            case PKIBody.TYPE_REVOCATION_REQ ->
                Objects.requireNonNull(bySerial.get(RevReqContent.getInstance(body.getContent())
                        .toRevDetailsArray()[0]
                        .getCertDetails()
                        .getSerialNumber()
                        .getValue()));
            default -> Objects.requireNonNull(byTransaction.get(transaction));
        };
    }

    private Mock forKey(CertTemplate wanted) throws IOException {
        var key = Bytes.of(wanted.getPublicKey().getEncoded());
        Mock known = byKey.get(key);
        if (known != null) {
            return known;
        }
        BigInteger serial = BigInteger.valueOf(4711L + byKey.size());
        var certificate = ca.issue(
                new OutsideCa.Holder(
                        serial,
                        wanted.getSubject(),
                        wanted.getPublicKey(),
                        wanted.getValidity().getNotBefore().getDate().toInstant(),
                        wanted.getValidity().getNotAfter().getDate().toInstant()),
                KeyUsage.fromExtensions(wanted.getExtensions()).getBytes()[0] & 0xff);
        Mock mock = start(certificate.getEncoded(), ++lastPort);
        byKey.put(key, mock);
        bySerial.put(serial, mock);
        return mock;
    }

    private Mock start(byte[] certificate, int port) throws IOException {
        String name = port + ".pem";
        pem(name, "CERTIFICATE", certificate);
        List<String> command = new ArrayList<>(
                List.of("openssl", "cmp", "-port", String.valueOf(port), "-accept_raverified", "-rsp_cert", name));
        command.addAll(List.of("-srv_cert", "ca.pem", "-srv_key", "ca.key.pem", "-srv_trusted", "ca.pem"));
        command.addAll(manner);
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(port + ".log").toFile())
                .start();
        return new Mock(process, URI.create("http://127.0.0.1:" + port + "/pkix/"));
    }

    private void pem(String name, String kind, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind),
                US_ASCII);
    }

    @Override
    public void close() {
        byKey.values().forEach(mock -> mock.process().destroy());
    }
}
