package org.yanqi.domain.check;

import org.yanqi.domain.Sha256;
import org.yanqi.domain.payment.Money;

/**
 * A mismatch in words, as it is stored and shown for years, by versions too that know its kind no more.
 *
 * @param kind the mismatch's name
 * @param expected what had to be there; empty where nothing had to
 * @param found what was there instead; empty where there was nothing
 */
public record Finding(String kind, String expected, String found) {
    private static final int LONGEST = 200;

    public Finding {
        if (!kind.matches("[A-Za-z]{1,40}") || expected.length() > LONGEST || found.length() > LONGEST) {
            throw new IllegalArgumentException("a finding is a name and two words of at most 200 characters");
        }
    }

    public static Finding of(Mismatch mismatch) {
        return new Finding(mismatch.getClass().getSimpleName(), word(mismatch.expected()), word(mismatch.found()));
    }

    private static String word(Object side) {
        return side instanceof Money amount ? amount.display() : side.toString();
    }

    /** By which the same finding is known again. */
    public Sha256 fingerprint() {
        return Sha256.of(String.join("\0", kind, expected, found));
    }
}
