package org.yanqi.agent.driver;

import java.time.Duration;

/**
 * When the agent takes its driver for lost.
 *
 * @param start for a process to come up, and once more for the library to be loaded
 * @param quick for what takes no time by itself
 * @param slow for making or unwrapping a key
 * @param person for a PIN typed on the token
 * @param heartbeat between two questions whether the process is there, while a call is under way
 * @param idle after which an unused process ends; the next call starts another
 * @param memory resident octets that a leaking library may reach, where the system tells (Linux)
 */
record Limits(
        Duration start,
        Duration quick,
        Duration slow,
        Duration person,
        Duration heartbeat,
        Duration idle,
        long memory) {
    static final Limits USUAL = new Limits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(45),
            Duration.ofMinutes(3),
            Duration.ofMinutes(4),
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            384L * 1024 * 1024);

    Duration of(Command command) {
        return switch (command.pace()) {
            case START -> start;
            case QUICK -> quick;
            case SLOW -> slow;
            case PERSON -> person;
        };
    }
}
