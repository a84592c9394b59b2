package org.yanqi.agent.driver;

/** All that the driver process does, one for each method of the port; nothing generic, and no module path but the first. */
enum Command {
    LOAD(Pace.START),
    PING(Pace.QUICK),
    PRESENT(Pace.QUICK),
    PIN_STATE(Pace.QUICK),
    HAS_PIN_PAD(Pace.QUICK),
    CERTIFICATES(Pace.QUICK),
    HAS_ROOM(Pace.QUICK),
    OPEN(Pace.QUICK),
    OPEN_ON_PAD(Pace.PERSON),
    FRESH(Pace.QUICK),
    CLOSE(Pace.QUICK),
    OBJECTS(Pace.QUICK),
    OBJECTS_OF(Pace.QUICK),
    GENERATE(Pace.SLOW),
    SIGN(Pace.QUICK),
    AGREE(Pace.QUICK),
    DECRYPT(Pace.QUICK),
    DECRYPT_SM2(Pace.QUICK),
    IMPORT(Pace.SLOW),
    WRITE_PUBLIC_KEY(Pace.QUICK),
    WRITE_CERTIFICATE(Pace.QUICK),
    SET_ASIDE(Pace.QUICK),
    DESTROY(Pace.QUICK);

    /** How long it may take before the driver counts as hung. */
    enum Pace {
        START,
        QUICK,
        /** Making a key: a slow card searches primes for a minute. */
        SLOW,
        /** Somebody types a PIN on the token. */
        PERSON
    }

    private final Pace pace;

    Command(Pace pace) {
        this.pace = pace;
    }

    Pace pace() {
        return pace;
    }
}
