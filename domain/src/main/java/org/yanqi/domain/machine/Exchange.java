package org.yanqi.domain.machine;

import org.yanqi.domain.Bytes;

/**
 * In which conversation was asked, and by whom (RFC 9810 §5.1.1): the confirmation has to come in the same one.
 *
 * @param transaction the number that the speaker gave the conversation
 * @param nonce what our last word in it was marked with, and the next one has to repeat
 */
public record Exchange(Bytes transaction, Bytes nonce, Speaker speaker) {
    public static final int MOST_OCTETS = 64;

    public Exchange {
        if (transaction.length() == 0 || transaction.length() > MOST_OCTETS || nonce.length() == 0) {
            throw new IllegalArgumentException("a conversation has a number of at most 64 octets, and a nonce");
        }
    }

    /** Whether both are one conversation, in which the same words get the same answer. */
    boolean continues(Exchange other) {
        return transaction.equals(other.transaction) && speaker.equals(other.speaker);
    }
}
