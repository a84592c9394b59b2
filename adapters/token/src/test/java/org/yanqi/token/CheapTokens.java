package org.yanqi.token;

/** Software tokens for tests that open one hundreds of times: to try a PIN on them costs next to nothing. */
public final class CheapTokens {
    private static final int COST = 1 << 4;

    private CheapTokens() {}

    /** As {@link SoftwareUKeys#initialise(String, char[], int)} makes them otherwise. */
    public static UKey initialise(SoftwareUKeys tokens, String label, char[] pin, int capacity) throws UKeyException {
        return tokens.initialise(label, pin, capacity, COST);
    }
}
