package org.yanqi.agent.driver;

/** The driver process is gone, and why; for the log. */
final class DriverLost extends Exception {
    DriverLost(String why) {
        super(why);
    }
}
