package org.yanqi.domain.invoice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our number of an invoice request, unique for the seller (orderNo, at most 20 characters). */
public record InvoiceNumber(String value) {
    private static final Pattern ATTEMPT = Pattern.compile("(.+)-([2-9]|[1-9][0-9])");

    public InvoiceNumber {
        if (!value.matches("[0-9A-Za-z-]{6,20}")) {
            throw new IllegalArgumentException("an invoice number is 6 to 20 letters, digits and hyphens");
        }
    }

    /** The number for asking again: to the provider a number that has failed stays failed. */
    InvoiceNumber forNextAttempt() {
        Matcher parts = ATTEMPT.matcher(value);
        return parts.matches()
                ? new InvoiceNumber(parts.group(1) + "-" + (Integer.parseInt(parts.group(2)) + 1))
                : new InvoiceNumber(value + "-2");
    }

    @Override
    public String toString() {
        return value;
    }
}
