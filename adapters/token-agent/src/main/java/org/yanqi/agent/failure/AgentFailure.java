package org.yanqi.agent.failure;

import org.yanqi.token.UKeyException;

/** Why an operation ended without its result; the detail is for the log and names no secret. */
public final class AgentFailure extends Exception {
    private final AgentFault fault;

    public AgentFailure(AgentFault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    public AgentFailure(AgentFault fault, String detail, Throwable cause) {
        super(detail, cause);
        this.fault = fault;
    }

    /** What a token's failure means when nothing more is known of what was being done. */
    public static AgentFailure of(UKeyException e) {
        var fault = switch (e.failure()) {
            case ABSENT -> AgentFault.TOKEN_ABSENT;
            case REMOVED -> AgentFault.TOKEN_REMOVED;
            case PIN_WRONG -> AgentFault.PIN_WRONG;
            case PIN_LOCKED -> AgentFault.PIN_LOCKED;
            case PIN_EXPIRED -> AgentFault.PIN_EXPIRED;
            case PIN_TO_BE_CHANGED -> AgentFault.PIN_TO_BE_CHANGED;
            case PAD_CANCELLED -> AgentFault.USER_CANCELLED;
            case FULL -> AgentFault.TOKEN_FULL;
            case MECHANISM_UNSUPPORTED -> AgentFault.MECHANISM_UNSUPPORTED;
            case KEY_MISSING, DATA_REFUSED -> AgentFault.VERIFY_FAILED;
            case LOGGED_OUT -> AgentFault.BUSY;
            case DRIVER_FAILURE -> AgentFault.DRIVER_FAILURE;
        };
        var cause = e.getCause();
        var detail = cause == null ? "" : " " + cause.getClass().getSimpleName() + " " + cause.getMessage();
        return new AgentFailure(fault, e.failure() + detail, e);
    }

    public AgentFault fault() {
        return fault;
    }
}
