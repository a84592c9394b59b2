package org.yanqi.domain.invoice;

/** Our number of an invoice request, unique for the seller (orderNo, at most 20 characters). */
public record InvoiceNumber(String value) {
    public InvoiceNumber {
        if (!value.matches("[0-9A-Za-z-]{6,20}")) {
            throw new IllegalArgumentException("an invoice number is 6 to 20 letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
