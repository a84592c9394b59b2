package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Agreements;
import org.yanqi.application.port.FaceVerification;
import org.yanqi.application.port.InvoiceProvider;
import org.yanqi.application.port.PaymentNotifications;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.RefundProvider;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.FaceVerified;

/** The outside parties as a test wants them: each remembers what it was asked and does what it is told. */
public final class InMemoryParties {
    private static final long EVENTS = 0xE000_0000L;

    public final Face face = new Face();
    public final Phone phone = new Phone();
    public final Wallet wallet = new Wallet();
    public final TaxBureau taxBureau = new TaxBureau();

    /** Verifies a face when told that the person has passed. */
    public static final class Face implements FaceVerification {
        private final Map<String, Handler> begun = new ConcurrentHashMap<>();
        private final Map<String, FaceResult> results = new ConcurrentHashMap<>();
        public boolean isDown;

        @Override
        public FaceCheck.Session begin(String request, Handler handler, Instant now) {
            failIf(isDown, "face");
            begun.put(request, handler);
            return new FaceCheck.Session(
                    "session-" + request, "https://face.example/" + request, now.plus(Duration.ofHours(2)));
        }

        @Override
        public FaceResult result(String reference, String request) {
            failIf(isDown, "face");
            return results.getOrDefault(request, new FaceResult.Unfinished());
        }

        public void pass(String request) {
            Handler handler = Objects.requireNonNull(begun.get(request));
            results.put(
                    request, new FaceResult.Passed(handler.name(), handler.idNumber(), request, "evidence-" + request));
        }

        public void answer(String request, FaceResult result) {
            results.put(request, result);
        }
    }

    /** Receives messages. */
    public static final class Phone implements ShortMessages {
        private final List<List<String>> received = new CopyOnWriteArrayList<>();
        public boolean isDown;

        @Override
        public Sending send(MobileNumber mobile, Template template, List<String> parameters) {
            failIf(isDown, "messages");
            int wanted = switch (template) {
                case ONE_TIME_CODE, LAPSE_AHEAD, REFUND_DONE -> 2;
                case APPLICATION_NUMBER,
                        RENEWAL_INSTALLED,
                        REVIEW_APPROVED,
                        REVIEW_REJECTED,
                        CERTIFICATES_TAKEN_BACK,
                        WINDOW_OPEN -> 1;
            };
            if (parameters.size() != wanted) {
                return new Sending.Refused("PARAMETERS");
            }
            received.add(parameters);
            return new Sending.Accepted();
        }

        public List<List<String>> received() {
            return List.copyOf(received);
        }

        public String lastCode() {
            return received.getLast().getFirst();
        }
    }

    /** Pays what it is told to pay. */
    public static final class Wallet implements PaymentProvider, PaymentNotifications, RefundProvider {
        private final Map<OrderNumber, PaymentOrder.Request> placed = new ConcurrentHashMap<>();
        private final Map<OrderNumber, Settlement> paid = new ConcurrentHashMap<>();
        private final Map<OrderNumber, Boolean> closed = new ConcurrentHashMap<>();
        private final Map<String, Refund> refunds = new ConcurrentHashMap<>();
        public boolean isDown;

        @Override
        public Optional<String> place(PaymentOrder.Request request, String description) {
            failIf(isDown, "payment");
            if (paid.containsKey(request.number()) || closed.containsKey(request.number())) {
                return Optional.empty();
            }
            placed.put(request.number(), request);
            return Optional.of("weixin://wxpay/bizpayurl?pr=" + request.number());
        }

        @Override
        public PaymentProvider.Standing standing(OrderNumber number) {
            failIf(isDown, "payment");
            if (paid.containsKey(number)) {
                return new PaymentProvider.Standing.Paid(Objects.requireNonNull(paid.get(number)));
            }
            if (closed.containsKey(number)) {
                return new PaymentProvider.Standing.Closed();
            }
            return placed.containsKey(number)
                    ? new PaymentProvider.Standing.Unpaid()
                    : new PaymentProvider.Standing.Unknown();
        }

        @Override
        public void close(OrderNumber number) {
            failIf(isDown, "payment");
            if (placed.containsKey(number)) {
                closed.put(number, true);
            }
        }

        /** Pays an order in full, even one that was closed at the same moment. */
        public Settlement pay(OrderNumber number, Instant at) {
            return pay(number, Objects.requireNonNull(placed.get(number)).amount(), at);
        }

        public Settlement pay(OrderNumber number, Money amount, Instant at) {
            var settlement = new Settlement("transaction-" + number, amount, at);
            paid.put(number, settlement);
            return settlement;
        }

        /** A notification in a text of our own: the order, and a seal that any change breaks. */
        public static Bytes notification(OrderNumber number) {
            return Bytes.of((number + " " + seal(number.value())).getBytes(UTF_8));
        }

        @Override
        public RefundProvider.Standing refund(PaymentOrder.Refunding refund) {
            failIf(isDown, "payment");
            return refunds.computeIfAbsent(
                            refund.refund(),
                            number -> new Refund(
                                    refund.number(),
                                    refund.settlement().amount(),
                                    new RefundProvider.Standing.Underway()))
                    .standing();
        }

        @Override
        public RefundProvider.Standing standing(PaymentOrder.Refunding refund) {
            failIf(isDown, "payment");
            return Optional.ofNullable(refunds.get(refund.refund()))
                    .map(Refund::standing)
                    .orElseGet(RefundProvider.Standing.Unknown::new);
        }

        /** Gives back what is under way for this order. */
        public void finishRefund(OrderNumber order, Instant at) {
            decideRefund(order, new RefundProvider.Standing.Done(at));
        }

        /** Cannot give back what is under way for this order. */
        public void failRefund(OrderNumber order, String reason) {
            decideRefund(order, new RefundProvider.Standing.Failed(reason));
        }

        private void decideRefund(OrderNumber order, RefundProvider.Standing standing) {
            refunds.replaceAll((number, refund) ->
                    refund.order().equals(order) && !(refund.standing() instanceof RefundProvider.Standing.Done)
                            ? new Refund(order, refund.amount(), standing)
                            : refund);
        }

        /** What has come back to the payer of this order. */
        public Money givenBack(OrderNumber order) {
            return refunds.values().stream()
                    .filter(refund -> refund.order().equals(order))
                    .filter(refund -> refund.standing() instanceof RefundProvider.Standing.Done)
                    .map(Refund::amount)
                    .reduce(new Money(0), Money::plus);
        }

        private record Refund(OrderNumber order, Money amount, RefundProvider.Standing standing) {}

        private static String seal(String order) {
            return Sha256.of("genuine " + order).hex();
        }

        @Override
        public Reading read(Map<String, String> headers, Bytes body, Instant now) {
            String text = new String(body.toArray(), UTF_8);
            String order = text.split(" ", 2)[0];
            if (!text.equals(order + " " + seal(order))) {
                return new Reading.Forged("not genuine");
            }
            var number = new OrderNumber(order);
            return new Reading.Paid("notification-" + number, number, Objects.requireNonNull(paid.get(number)));
        }
    }

    /** Issues an invoice when it is asked a second time. */
    public static final class TaxBureau implements InvoiceProvider {
        private final Map<InvoiceNumber, Standing> decided = new ConcurrentHashMap<>();
        public boolean isDown;
        public boolean refusesNext;

        @Override
        public Standing request(Invoice.Requested invoice) {
            failIf(isDown, "invoice");
            Standing known = standing(invoice.number());
            if (!(known instanceof Standing.Unknown)) {
                return known;
            }
            decided.put(invoice.number(), refusesNext ? new Standing.Failed("refused") : issued(invoice.number()));
            refusesNext = false;
            return new Standing.Pending();
        }

        @Override
        public Standing standing(InvoiceNumber number) {
            failIf(isDown, "invoice");
            return decided.getOrDefault(number, new Standing.Unknown());
        }

        private Standing issued(InvoiceNumber number) {
            String taxNumber = "2542200000000000000" + (decided.size() + 1);
            return new Standing.Issued(
                    new Invoice.Voucher(taxNumber, Instant.EPOCH, "https://invoice.example/" + number));
        }
    }

    /** Agreements of one sentence. */
    public static Agreements agreements() {
        return kind -> new Agreements.Text(version(kind), chinese(kind), english(kind));
    }

    public static AgreementVersion version(AgreementKind kind) {
        return new AgreementVersion(
                kind, "2025-03", LocalDate.of(2025, 3, 1), Agreements.Text.hashOf(chinese(kind), english(kind)));
    }

    private static Agreements.Wording chinese(AgreementKind kind) {
        return new Agreements.Wording("协议 " + kind, "<p>本协议即 " + kind + "</p>");
    }

    private static Agreements.Wording english(AgreementKind kind) {
        return new Agreements.Wording("Agreement " + kind, "<p>This agreement is " + kind + "</p>");
    }

    /** Papers of one line; the signature is another line. */
    public static AgreementPapers papers() {
        return new AgreementPapers() {
            private final AtomicInteger signatures = new AtomicInteger();

            @Override
            public Bytes prepare(FaceVerified application, Instant at) {
                var identified = application.before();
                var told = List.of(
                        application.number(),
                        application.opened().bidding(),
                        identified.before().pair().signing().fingerprint(),
                        identified.applicant(),
                        Sha256.of(identified.handler().toString()));
                return Bytes.of(("agreement of " + told + " on " + at).getBytes(UTF_8));
            }

            @Override
            public SignedPaper sign(Bytes prepared, FaceVerified application, Instant at) {
                var serial = new SerialNumber(BigInteger.valueOf(EVENTS + signatures.incrementAndGet()));
                String signed = new String(prepared.toArray(), UTF_8) + "\nsigned " + at + " with " + serial;
                return new SignedPaper(Bytes.of(signed.getBytes(UTF_8)), serial);
            }
        };
    }

    private static void failIf(boolean isDown, String party) {
        if (isDown) {
            throw new UnavailableException(party, "is down");
        }
    }
}
