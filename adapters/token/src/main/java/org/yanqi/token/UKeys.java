package org.yanqi.token;

import java.util.List;

/** The tokens that can be reached from this computer now. */
public interface UKeys extends AutoCloseable {

    /** The initialised tokens that are inserted, told apart by serial number and never by slot. */
    List<UKey> present() throws UKeyException;

    /** The token with this serial number, or {@link UKeyFailure#ABSENT}. */
    default UKey bySerial(String serial) throws UKeyException {
        return present().stream()
                .filter(token -> token.serial().equals(serial))
                .findFirst()
                .orElseThrow(() -> new UKeyException(UKeyFailure.ABSENT));
    }

    /** Lets go of what reaches them; logins end with it. */
    @Override
    default void close() {}
}
