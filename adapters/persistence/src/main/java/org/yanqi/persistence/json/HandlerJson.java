package org.yanqi.persistence.json;

import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;

/** The handler: personal through and through, never part of the clear document. */
final class HandlerJson {
    private HandlerJson() {}

    static Fields write(Handler handler) {
        Fields fields = new Fields()
                .text("name", handler.name().value())
                .text("idNumber", handler.idNumber().value())
                .text("mobile", handler.mobile().value());
        return switch (handler.card()) {
            case CardValidity.Until(var lastDay) -> fields.text("cardUntil", lastDay.toString());
            case CardValidity.LongTerm() -> fields;
        };
    }

    static Handler read(Stored json) {
        CardValidity card =
                json.object().containsKey("cardUntil") ? new CardValidity.Until(json.date("cardUntil")) : longTerm();
        return new Handler(
                new PersonName(json.text("name")),
                new IdNumber(json.text("idNumber")),
                card,
                new MobileNumber(json.text("mobile")));
    }

    private static CardValidity longTerm() {
        return new CardValidity.LongTerm();
    }
}
