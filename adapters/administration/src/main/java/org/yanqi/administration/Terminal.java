package org.yanqi.administration;

/** Where the program says what it does, and asks for what must not stand on a command line. */
interface Terminal {
    /** To be had from whoever calls the program, and not had. */
    final class NoPassword extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoPassword(String why) {
            super(why);
        }
    }

    void say(String line);

    void complain(String line);

    /**
     * Asks without showing what is typed; where there is no console, one line of standard input.
     *
     * @throws NoPassword if there is nothing
     */
    String password(String prompt);
}
