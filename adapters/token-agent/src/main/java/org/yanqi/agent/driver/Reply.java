package org.yanqi.agent.driver;

import org.jspecify.annotations.Nullable;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;

/** How a call ends: with what was asked for, or with the token's refusal and a word for the log. */
final class Reply {
    private static final int LONGEST_DETAIL = 200;

    private Reply() {}

    /** Work whose outcome is a message. */
    @FunctionalInterface
    interface Work {
        Outgoing.Body make() throws UKeyException, MalformedMessage;
    }

    static Outgoing.Body of(Work work) throws MalformedMessage {
        try {
            var done = work.make();
            return out -> done.write(out.is(true));
        } catch (UKeyException e) {
            return refused(e.failure(), detail(e.getCause()));
        } catch (RuntimeException e) {
            return refused(UKeyFailure.DRIVER_FAILURE, e.getClass().getSimpleName());
        }
    }

    private static Outgoing.Body refused(UKeyFailure failure, String detail) {
        return out -> out.is(false).one(failure).text(detail);
    }

    /** Such as {@code PKCS11Exception CKR_GENERAL_ERROR}. */
    private static String detail(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        var detail = cause.getClass().getSimpleName() + " " + cause.getMessage();
        return detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
    }

    /** The members of what was asked for; a refusal is thrown as the token would have. */
    static Incoming read(Incoming in) throws MalformedMessage, UKeyException {
        if (in.is()) {
            return in;
        }
        var failure = in.one(UKeyFailure.class);
        var detail = in.text();
        in.end();
        throw detail.isEmpty() ? new UKeyException(failure) : new UKeyException(failure, new DriverSaid(detail));
    }

    /** What the library answered, as far as the log is to know. */
    static final class DriverSaid extends Exception {
        DriverSaid(String detail) {
            super(detail);
        }
    }
}
