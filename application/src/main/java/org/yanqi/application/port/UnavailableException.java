package org.yanqi.application.port;

/**
 * An outside party did not answer, or answered what cannot be understood. Whether it acted is unknown: the caller asks
 * before it acts again.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String party;

    public UnavailableException(String party, String what) {
        super(party + ": " + what);
        this.party = party;
    }

    public UnavailableException(String party, String what, Throwable cause) {
        super(party + ": " + what, cause);
        this.party = party;
    }

    /** The outside party's name, for logs and for the page's wording. */
    public String party() {
        return party;
    }
}
