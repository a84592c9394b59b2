package org.yanqi.domain.machine;

import org.yanqi.domain.Bytes;

/**
 * In which conversation a machine has asked (RFC 9810 §5.1.1): its confirmation has to come in the same one.
 *
 * @param transaction the number that the machine gave the conversation
 * @param nonce what our last word in it was marked with, and the next one has to repeat
 */
public record Exchange(Bytes transaction, Bytes nonce) {
    public static final int MOST_OCTETS = 64;

    public Exchange {
        if (transaction.length() == 0 || transaction.length() > MOST_OCTETS || nonce.length() == 0) {
            throw new IllegalArgumentException("a conversation has a number of at most 64 octets, and a nonce");
        }
    }
}
