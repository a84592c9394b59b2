package org.yanqi.domain.payment;

/** Our number of a payment order, told to the provider (WeChat Pay out_trade_no: 6 to 32 characters). */
public record OrderNumber(String value) {
    public OrderNumber {
        if (!value.matches("[0-9A-Za-z_-]{6,32}")) {
            throw new IllegalArgumentException("an order number is 6 to 32 letters, digits, hyphens and underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
