package org.yanqi.domain.invoice;

import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;

/** Where an invoice is sent: a plain mailbox of ASCII characters, at most 254 (RFC 5321 §4.5.3.1.3). */
public record EmailAddress(String value) {
    private static final String FORM =
            "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9][A-Za-z0-9-]{0,62})+";

    public EmailAddress {
        if (value.length() > 254 || !value.matches(FORM)) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static Checked<EmailAddress> parse(String text) {
        String address = text.strip();
        if (address.isEmpty()) {
            return Checked.invalid(Defect.EMPTY);
        }
        if (address.length() > 254) {
            return Checked.invalid(Defect.TOO_LONG);
        }
        return address.matches(FORM)
                ? Checked.valid(new EmailAddress(address))
                : Checked.invalid(Defect.NOT_AN_ADDRESS);
    }

    @Override
    public String toString() {
        return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
    }
}
