package org.yanqi.application.port;

import org.yanqi.domain.renewal.RenewalEvent;

/** Events that were stored with the change that caused them and wait to be acted on. */
public interface Outbox {
    /** Acts on one event; it may come more than once. An exception leaves the event waiting, for a while longer each time. */
    @FunctionalInterface
    interface Subscriber {
        void on(RenewalEvent event);
    }

    /** Stores an event that no change of an application has caused. */
    void put(RenewalEvent event);

    /**
     * Hands over at most so many waiting events, oldest first, none of which another node holds at the same time.
     *
     * @return how many the subscriber has dealt with
     */
    int deliver(int most, Subscriber subscriber);
}
