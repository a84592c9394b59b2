package org.yanqi.domain.payment;

import java.util.Locale;

/** An amount in fen (分), the hundredth part of a yuan; never negative. */
public record Money(long fen) implements Comparable<Money> {
    private static final long MOST_FEN = 100_000_000_00L;

    public Money {
        if (fen < 0 || fen > MOST_FEN) {
            throw new IllegalArgumentException("an amount is 0 to 100,000,000 yuan");
        }
    }

    public static Money yuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(fen, (long) count));
    }

    /** In yuan with two decimals, such as {@code 200.00}. */
    public String decimal() {
        return String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
    }

    /** With the sign of the currency, such as {@code ¥200.00}. */
    public String display() {
        return "¥" + decimal();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }
}
