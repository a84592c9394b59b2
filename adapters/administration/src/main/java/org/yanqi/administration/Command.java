package org.yanqi.administration;

/** One thing that the program can do. */
interface Command {
    /** @return whether all went well; if not, the terminal has been told why */
    boolean run(Platform platform, Terminal terminal);
}
