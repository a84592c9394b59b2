package org.yanqi.agent.ticket;

/** The operations; there is no generic one. */
public enum Step {
    INVENTORY,
    PROVE,
    HISTORY,
    PLAN,
    GENERATE,
    INSTALL,
    VERIFY,
    RETIRE,
    LET_GO
}
