package org.yanqi.cmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.cmp.CmpTransaction.Counterpart;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.outsideca.CertificateSource;
import org.yanqi.outsideca.Dialogue;
import org.yanqi.outsideca.WantedCertificate;

/**
 * A CA that is asked by CMP. A certificate counts once it is kept here and then confirmed: a CA takes back what nobody
 * confirmed (RFC 9810 §5.3.18), so that a crash between its answer and our keeping it leaves none in the world, and the
 * request may be made again.
 */
public final class CmpSource implements CertificateSource {
    private static final String PARTY = "cmp";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST = 128 << 10;
    private static final int MOST_ATTEMPTS = 8;

    private final Counterpart counterpart;
    private final X509CertificateHolder issuer;
    private final Manner manner;
    private final Duration inFlight;

    /**
     * How the CA likes to be asked.
     *
     * @param request the body of a request
     * @param implicitly whether to ask for certificates that need no confirmation
     */
    public record Manner(Request request, boolean implicitly) {
        /** What a request is called: a holder's first, a further one, or one that names what it replaces. */
        public enum Request {
            /** ir (RFC 9810 §5.3.1). */
            INITIAL(PKIBody.TYPE_INIT_REQ),
            /** cr (§5.3.3). */
            FURTHER(PKIBody.TYPE_CERT_REQ),
            /** kur (§5.3.5). */
            KEY_UPDATE(PKIBody.TYPE_KEY_UPDATE_REQ);

            private final int type;

            Request(int type) {
                this.type = type;
            }
        }
    }

    /** @param issuer the issuing CA's certificate, DER */
    public CmpSource(URI address, Bytes issuer, Protection protection, Manner manner, Clock clock) {
        this(
                new Counterpart(
                        PARTY,
                        address,
                        new GeneralName(Questions.known(issuer).getSubject()),
                        protection,
                        PATIENCE,
                        LONGEST,
                        clock),
                Questions.known(issuer),
                manner,
                PATIENCE.multipliedBy(2));
    }

    /** @param inFlight how long a question may be under way: until then another node does not ask again */
    CmpSource(Counterpart counterpart, X509CertificateHolder issuer, Manner manner, Duration inFlight) {
        this.counterpart = counterpart;
        this.issuer = issuer;
        this.manner = manner;
        this.inFlight = inFlight;
    }

    @Override
    public String party() {
        return PARTY;
    }

    @Override
    public Bytes obtain(WantedCertificate wanted, Dialogue dialogue) {
        var said = dialogue.said().map(Stage::read);
        return said.isEmpty() ? request(wanted, dialogue, 0) : goOn(wanted, dialogue, said.get());
    }

    private Bytes goOn(WantedCertificate wanted, Dialogue dialogue, Stage reached) {
        return switch (reached) {
            case Stage.Asked asked -> {
                waitUntil(asked.at().plus(inFlight), "it was asked a moment ago");
                yield request(wanted, dialogue, asked.attempt());
            }
            case Stage.Waiting waiting -> {
                waitUntil(waiting.until(), "it wants to be asked again later");
                yield poll(wanted, dialogue, waiting);
            }
            case Stage.Received received -> confirm(wanted, dialogue, received);
            case Stage.Confirmed confirmed -> confirmed.certificate();
        };
    }

    private void waitUntil(Instant moment, String why) {
        if (counterpart.clock().instant().isBefore(moment)) {
            throw counterpart.unavailable(why);
        }
    }

    private Bytes request(WantedCertificate wanted, Dialogue dialogue, int attempt) {
        if (attempt >= MOST_ATTEMPTS) {
            throw counterpart.unavailable("asked " + attempt + " times for " + wanted.application() + " in vain");
        }
        dialogue.remember(new Stage.Asked(attempt, counterpart.clock().instant()).write());
        var transaction = transaction(wanted, attempt, Optional.empty());
        if (manner.request() == Manner.Request.KEY_UPDATE) {
            transaction.bring(Questions.known(wanted.replaced()));
        }
        Answer answer = transaction.ask(Questions.request(manner.request().type, wanted), manner.implicitly());
        return answer instanceof Answer.Refused refused && refused.says(Answer.TRANSACTION_ID_IN_USE)
                ? request(wanted, dialogue, attempt + 1)
                : heard(wanted, dialogue, attempt, transaction, answer);
    }

    private Bytes poll(WantedCertificate wanted, Dialogue dialogue, Stage.Waiting waiting) {
        var transaction = transaction(wanted, waiting.attempt(), Optional.of(waiting.nonce()));
        Answer answer = transaction.ask(Questions.poll(), false);
        return answer instanceof Answer.Refused refused && !refused.decided()
                ? request(wanted, dialogue, waiting.attempt() + 1)
                : heard(wanted, dialogue, waiting.attempt(), transaction, answer);
    }

    private Bytes heard(
            WantedCertificate wanted, Dialogue dialogue, int attempt, CmpTransaction transaction, Answer answer) {
        return switch (answer) {
            case Answer.Certified(Bytes certificate, boolean implicitly) -> {
                Stage next = implicitly
                        ? new Stage.Confirmed(attempt, accepted(wanted, certificate))
                        : new Stage.Received(attempt, transaction.theirNonce(), certificate);
                dialogue.remember(next.write());
                yield goOn(wanted, dialogue, next);
            }
            case Answer.Waiting(long seconds) -> {
                Instant until = counterpart.clock().instant().plusSeconds(seconds);
                dialogue.remember(new Stage.Waiting(attempt, transaction.theirNonce(), until).write());
                throw counterpart.unavailable("it has the request, and wants to be asked again in " + seconds + " s");
            }
            case Answer.Refused refused -> throw counterpart.unavailable("it refuses: " + refused.words());
            case Answer.Done done -> throw counterpart.unavailable("it confirms what was not said");
        };
    }

    private Bytes accepted(WantedCertificate wanted, Bytes certificate) {
        wanted.fault(certificate).ifPresent(fault -> {
            throw counterpart.unavailable("a certificate that was not wanted: " + fault);
        });
        return certificate;
    }

    private Bytes confirm(WantedCertificate wanted, Dialogue dialogue, Stage.Received received) {
        var transaction = transaction(wanted, received.attempt(), Optional.of(received.nonce()));
        Optional<String> fault = wanted.fault(received.certificate());
        if (fault.isPresent()) {
            transaction.ask(Questions.reject(received.certificate(), fault.get()), false);
            dialogue.remember(new Stage.Asked(received.attempt() + 1, Instant.EPOCH).write());
            throw counterpart.unavailable("a certificate that was not wanted: " + fault.get());
        }
        return switch (transaction.ask(Questions.accept(received.certificate()), false)) {
            case Answer.Done done -> confirmed(dialogue, received);
            case Answer.Refused refused when refused.says(Answer.CERT_CONFIRMED) -> confirmed(dialogue, received);
            case Answer.Refused doubtful -> {
                withdraw(received.certificate());
                yield request(wanted, dialogue, received.attempt() + 1);
            }
            case Answer.Certified again -> throw counterpart.unavailable("a certificate in answer to a confirmation");
            case Answer.Waiting waiting -> throw counterpart.unavailable("it wants to be told again later");
        };
    }

    /**
     * A confirmation that is said again after a crash may be refused because it was heard the first time: whether the
     * certificate is valid is then unknown, and it is revoked before there can be another.
     */
    private void withdraw(Bytes certificate) {
        var serial = new SerialNumber(Questions.known(certificate).getSerialNumber());
        if (revocation(serial, Reason.SUPERSEDED) instanceof Answer.Refused refused
                && !refused.says(Answer.BAD_CERT_ID)) {
            throw counterpart.unavailable("it does not revoke what it does not let confirm: " + refused.words());
        }
    }

    private static Bytes confirmed(Dialogue dialogue, Stage.Received received) {
        dialogue.remember(new Stage.Confirmed(received.attempt(), received.certificate()).write());
        return received.certificate();
    }

    /** The same application, key and attempt give the same transaction, whoever asks. */
    private CmpTransaction transaction(WantedCertificate wanted, int attempt, Optional<Bytes> theirNonce) {
        try {
            var key = Sha256.of(wanted.request().getSubjectPublicKeyInfo().getEncoded());
            String name = wanted.application() + " " + wanted.use() + " " + key.hex() + " " + attempt;
            byte[] id = Arrays.copyOf(Sha256.of(name.getBytes(UTF_8)).octets(), CmpTransaction.NONCE_OCTETS);
            return new CmpTransaction(counterpart, id, theirNonce);
        } catch (java.io.IOException e) {
            throw new IllegalStateException("a key that was read can be written", e);
        }
    }

    @Override
    public void revoke(SerialNumber serial, Reason reason) {
        if (revocation(serial, reason) instanceof Answer.Refused refused) {
            throw counterpart.unavailable("it does not revoke: " + refused.words());
        }
    }

    /** Done, also if it was done before, or refused. */
    private Answer revocation(SerialNumber serial, Reason reason) {
        var transaction = new CmpTransaction(counterpart, Crypto.random(CmpTransaction.NONCE_OCTETS), Optional.empty());
        Answer answer = transaction.ask(Questions.revoke(issuer.getSubject(), serial, reason), false);
        return switch (answer) {
            case Answer.Done done -> done;
            case Answer.Refused refused -> refused.says(Answer.CERT_REVOKED) ? new Answer.Done() : refused;
            case Answer.Certified other -> throw counterpart.unavailable("a certificate in answer to a revocation");
            case Answer.Waiting waiting -> throw counterpart.unavailable("the revocation is under way");
        };
    }
}
