package org.yanqi.cmp.endpoint;

/** A message is not worked on, or not done what it asks for. */
final class NotAccepted extends Exception {
    private static final long serialVersionUID = 1L;
    private final int failure;

    /**
     * @param failure PKIFailureInfo (RFC 9810 §5.2.3)
     * @param why in words that anybody may read
     */
    NotAccepted(int failure, String why) {
        super(why, null, false, false);
        this.failure = failure;
    }

    int failure() {
        return failure;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
