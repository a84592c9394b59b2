package org.yanqi.cmp.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.machine.ConfirmMachineCertificate;
import org.yanqi.application.machine.MachineRenewals;
import org.yanqi.application.machine.RenewByMachine;
import org.yanqi.application.port.SigningCertificates;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.pki.Encoding;
import org.yanqi.pki.MessageKey;

/**
 * Where machines renew the certificates that they hold: kur, pollReq and certConf, each signed by the old certificate's key or
 * by a registration authority's, and nothing else: a mandate is for a certificate that is there, so that nobody gets a first
 * one (ir). Certificates are never confirmed implicitly, and no message is protected by a password.
 */
public final class CmpEndpoint {
    /** Octets that a message may have: a request with its certificates has about 3 KB. */
    public static final int LONGEST = 32 << 10;

    private static final System.Logger LOG = System.getLogger(CmpEndpoint.class.getName());

    private static final Duration TRIED_AGAIN = Duration.ofMinutes(1);

    private final MachineRenewals renewals;
    private final Trust trust;
    private final Function<Instant, MessageKey> maker;
    private final Clock clock;
    private @Nullable MessageKey latest;

    /** @param maker makes a key by which the CA speaks from this moment on */
    public CmpEndpoint(
            MachineRenewals renewals,
            SigningCertificates certificates,
            Registrars registrars,
            Function<Instant, MessageKey> maker,
            Clock clock) {
        this.renewals = renewals;
        this.trust = new Trust(certificates, registrars);
        this.maker = maker;
        this.clock = clock;
    }

    /** What is said in a message, and with which mark. */
    private record Word(PKIBody body, Bytes nonce, GeneralName to) {}

    /**
     * @return nothing, if it is no message of the protocol: there is nobody whom an answer could be addressed to; or if there
     *     is no key to sign one with
     */
    public Optional<Bytes> answer(Bytes message) {
        return Encoding.der(message, LONGEST, value -> new GeneralPKIMessage(PKIMessage.getInstance(value)))
                .flatMap(this::answer);
    }

    private Optional<Bytes> answer(GeneralPKIMessage message) {
        try {
            Instant now = clock.instant();
            Word word = word(message, now);
            return Optional.of(
                    Spoken.message(message.getHeader(), word.body(), word.nonce(), word.to(), key(now), now));
        } catch (UnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "No answer to a machine: the CA's key cannot be had", e);
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "No answer to a machine", e);
            return Optional.empty();
        }
    }

    private synchronized MessageKey key(Instant now) {
        MessageKey known = latest;
        if (known == null || !now.isBefore(known.renewAt()) || known.isOver(now)) {
            known = next(known, now);
            latest = known;
        }
        return known;
    }

    /** A new one every day; while the CA cannot certify another, the one before as long as its certificate holds. */
    private MessageKey next(@Nullable MessageKey known, Instant now) {
        try {
            return maker.apply(now);
        } catch (UnavailableException later) {
            if (known == null || known.isOver(now)) {
                throw later;
            }
            LOG.log(System.Logger.Level.WARNING, "No new key to speak by", later);
            return new MessageKey(known.key(), known.chain(), now.plus(TRIED_AGAIN));
        }
    }

    private Word word(GeneralPKIMessage message, Instant now) {
        try {
            Incoming incoming = read(message, now);
            return word(incoming, new GeneralName(incoming.brought().getFirst().getSubject()));
        } catch (NotAccepted refused) {
            return error(refused);
        } catch (UnavailableException | StaleVersionException later) {
            LOG.log(System.Logger.Level.WARNING, "A machine has to come again", later);
            return error(new NotAccepted(PKIFailureInfo.systemUnavail, "try again later"));
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.ERROR, "A machine was not answered as it should be", broken);
            return error(new NotAccepted(PKIFailureInfo.systemFailure, "something is broken here"));
        }
    }

    /** What was made to confuse fails in many unchecked ways, none of which is worth a line in the log. */
    private Incoming read(GeneralPKIMessage message, Instant now) throws NotAccepted {
        try {
            return Incoming.read(message, trust, now);
        } catch (RuntimeException notAsItShouldBe) {
            throw new NotAccepted(PKIFailureInfo.badDataFormat, "the message cannot be read");
        }
    }

    private static Word error(NotAccepted refused) {
        return new Word(Spoken.error(refused), Keys.nonce(), PKIHeader.NULL_NAME);
    }

    private Word word(Incoming incoming, GeneralName to) throws NotAccepted {
        return switch (incoming.body().getType()) {
            case PKIBody.TYPE_KEY_UPDATE_REQ -> renew(incoming, to);
            case PKIBody.TYPE_POLL_REQ -> await(incoming, to);
            case PKIBody.TYPE_CERT_CONFIRM -> new Word(confirm(incoming), Keys.nonce(), to);
            default ->
                throw new NotAccepted(
                        PKIFailureInfo.badRequest, "only renewals are done here: kur, pollReq and certConf");
        };
    }

    private Word renew(Incoming incoming, GeneralName to) {
        var exchange = new Exchange(
                incoming.transaction(), Keys.nonce(), incoming.signer().speaker());
        try {
            KeyUpdateRequest request = KeyUpdateRequest.read(incoming, trust);
            var command = new RenewByMachine.Command(request.old(), request.wish(), exchange);
            return switch (renewals.renew().handle(command)) {
                case RenewByMachine.Answer.Waiting waiting -> {
                    tell(incoming, waiting);
                    yield new Word(Spoken.waiting(), waiting.exchange().nonce(), to);
                }
                case RenewByMachine.Answer.Granted(Bytes certificate, Exchange kept) ->
                    new Word(
                            Spoken.certificate(certificate, !request.validity(), key(clock.instant())),
                            kept.nonce(),
                            to);
                case RenewByMachine.Answer.Refused(MachineRefusal refusal) -> {
                    tell(incoming, "certificate " + request.old().serial(), refusal);
                    throw RefusalInWords.of(refusal);
                }
            };
        } catch (NotAccepted refused) {
            return new Word(Spoken.refused(refused), exchange.nonce(), to);
        }
    }

    /** Whether a time was asked for is forgotten: grantedWithMods tells who asks to look (RFC 9810 §5.2.3). */
    private Word await(Incoming incoming, GeneralName to) throws NotAccepted {
        Exchange exchange = PollRead.of(incoming);
        return switch (renewals.await().handle(exchange)) {
            case RenewByMachine.Answer.Granted(Bytes certificate, Exchange kept) ->
                new Word(Spoken.certificate(certificate, false, key(clock.instant())), kept.nonce(), to);
            case RenewByMachine.Answer.Waiting waiting -> {
                tell(incoming, waiting);
                yield new Word(Spoken.again(waiting.pause()), waiting.exchange().nonce(), to);
            }
            case RenewByMachine.Answer.Refused(MachineRefusal refusal) -> {
                tell(incoming, "conversation " + exchange.transaction(), refusal);
                throw RefusalInWords.of(refusal);
            }
        };
    }

    private PKIBody confirm(Incoming incoming) throws NotAccepted {
        ConfirmMachineCertificate.Command command = ConfirmationRead.of(incoming);
        Optional<MachineRefusal> refusal = renewals.confirm().handle(command);
        if (refusal.isPresent()) {
            tell(incoming, "certificate " + command.certificate(), refusal.get());
            throw RefusalInWords.of(refusal.get());
        }
        return Spoken.noted();
    }

    private static void tell(Incoming incoming, RenewByMachine.Answer.Waiting waiting) {
        LOG.log(System.Logger.Level.WARNING, "{0} waits for its certificate: {1}", incoming.signer(), waiting.why());
    }

    /** Where there is no mandate there is no chain in the ledger either. */
    private static void tell(Incoming incoming, String thing, MachineRefusal refusal) {
        Object named = refusal instanceof MachineRefusal.ByRule(var rule) ? rule : refusal;
        LOG.log(
                System.Logger.Level.INFO,
                "{0} is refused what it says of {1}: {2}",
                incoming.signer(),
                thing,
                named.getClass().getSimpleName());
    }
}
