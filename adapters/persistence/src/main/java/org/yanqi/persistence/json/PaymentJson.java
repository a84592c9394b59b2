package org.yanqi.persistence.json;

import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.PaymentChoice;

/** Payment orders, and what an application knows of its payment; amounts in fen. */
public final class PaymentJson {
    private static final int SCHEMA = 1;

    private PaymentJson() {}

    /** The state of an order as one word, for the column that finds it. */
    public static String status(PaymentOrder order) {
        return switch (order) {
            case PaymentOrder.Created created -> "CREATED";
            case PaymentOrder.AwaitingPayment awaiting -> "AWAITING_PAYMENT";
            case PaymentOrder.Settled settled -> "SETTLED";
            case PaymentOrder.Closed closed -> "CLOSED";
            case PaymentOrder.RefundOwed owed -> "REFUND_OWED";
            case PaymentOrder.Refunding refunding -> "REFUNDING";
            case PaymentOrder.RefundFailed failed -> "REFUND_FAILED";
            case PaymentOrder.Refunded refunded -> "REFUNDED";
        };
    }

    public static String write(PaymentOrder order) {
        Fields fields = new Fields()
                .number("schema", SCHEMA)
                .text("status", status(order))
                .object("request", write(order.request()));
        Fields stored = switch (order) {
            case PaymentOrder.Created created -> fields;
            case PaymentOrder.AwaitingPayment awaiting -> fields.text("codeUrl", awaiting.codeUrl());
            case PaymentOrder.Settled settled -> fields.object("settlement", write(settled.settlement()));
            case PaymentOrder.Closed closed -> fields.instant("at", closed.at());
            case PaymentOrder.RefundOwed owed -> fields.object("settlement", write(owed.settlement()));
            case PaymentOrder.Refunding refunding ->
                fields.object("settlement", write(refunding.settlement())).text("refund", refunding.refund());
            case PaymentOrder.RefundFailed failed ->
                fields.object("settlement", write(failed.settlement()))
                        .text("refund", failed.refund())
                        .text("reason", failed.reason())
                        .instant("at", failed.at());
            case PaymentOrder.Refunded refunded ->
                fields.object("settlement", write(refunded.settlement()))
                        .text("refund", refunded.refund())
                        .instant("at", refunded.at());
        };
        return stored.toString();
    }

    public static PaymentOrder read(String document) {
        Stored json = Stored.parse(document);
        json.checkSchema(SCHEMA);
        PaymentOrder.Request request = request(json.object("request"));
        return switch (json.text("status")) {
            case "CREATED" -> new PaymentOrder.Created(request);
            case "AWAITING_PAYMENT" -> new PaymentOrder.AwaitingPayment(request, json.text("codeUrl"));
            case "SETTLED" -> new PaymentOrder.Settled(request, settlement(json.object("settlement")));
            case "CLOSED" -> new PaymentOrder.Closed(request, json.instant("at"));
            case "REFUND_OWED" -> new PaymentOrder.RefundOwed(request, settlement(json.object("settlement")));
            case "REFUNDING" ->
                new PaymentOrder.Refunding(request, settlement(json.object("settlement")), json.text("refund"));
            case "REFUND_FAILED" ->
                new PaymentOrder.RefundFailed(
                        request,
                        settlement(json.object("settlement")),
                        json.text("refund"),
                        json.text("reason"),
                        json.instant("at"));
            case "REFUNDED" ->
                new PaymentOrder.Refunded(
                        request, settlement(json.object("settlement")), json.text("refund"), json.instant("at"));
            default -> throw new IllegalStateException("unknown state of a payment order: " + json.text("status"));
        };
    }

    private static Fields write(PaymentOrder.Request request) {
        return new Fields()
                .text("number", request.number().value())
                .text("application", request.application())
                .number("amount", request.amount().fen())
                .instant("createdAt", request.createdAt())
                .instant("expiresAt", request.expiresAt());
    }

    private static PaymentOrder.Request request(Stored json) {
        return new PaymentOrder.Request(
                new OrderNumber(json.text("number")),
                json.text("application"),
                new Money(json.number("amount")),
                json.instant("createdAt"),
                json.instant("expiresAt"));
    }

    static Fields write(Settlement settlement) {
        return new Fields()
                .text("transaction", settlement.transaction())
                .number("amount", settlement.amount().fen())
                .instant("at", settlement.at());
    }

    static Settlement settlement(Stored json) {
        return new Settlement(json.text("transaction"), new Money(json.number("amount")), json.instant("at"));
    }

    static Fields write(PaymentChoice choice) {
        return new Fields()
                .text("order", choice.order().value())
                .number("years", choice.term().years())
                .number("fee", choice.fee().fen());
    }

    static PaymentChoice choice(Stored json) {
        return new PaymentChoice(
                new OrderNumber(json.text("order")),
                new ValidityTerm(json.smallNumber("years")),
                new Money(json.number("fee")));
    }
}
