package org.yanqi.agent.failure;

/** The vocabulary of docs/token-agent-protocol.md; each has a sentence and a remedy in Chinese and English. */
public enum AgentFault {
    AGENT_UNREACHABLE(true),
    BROWSER_PERMISSION_DENIED(true),
    INSECURE_CONTEXT(false),
    ORIGIN_DENIED(false),
    TICKET_INVALID(false),
    TOKEN_ABSENT(true),
    TOKEN_REMOVED(true),
    WRONG_TOKEN(true),
    PIN_WRONG(true),
    PIN_FINAL_TRY(true),
    PIN_LOCKED(false),
    PIN_EXPIRED(true),
    PIN_TO_BE_CHANGED(true),
    USER_CANCELLED(true),
    USER_TIMEOUT(true),
    TOKEN_FULL(false),
    MECHANISM_UNSUPPORTED(false),
    DRIVER_FAILURE(true),
    BUSY(true),
    CONFLICT(false),
    VERIFY_FAILED(false),
    VERSION_TOO_OLD(false);

    private final boolean retriable;

    AgentFault(boolean retriable) {
        this.retriable = retriable;
    }

    /** Whether the person alone can cure it; tried again it may be in any case. */
    public boolean retriable() {
        return retriable;
    }
}
