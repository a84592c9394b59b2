package org.yanqi.web.wizard;

import java.util.List;

/** A refusal as its page tells it: what happened, why, and what to do next, in that order. */
public record RefusalStory(String what, String why, List<String> next) {
    public RefusalStory {
        next = List.copyOf(next);
    }
}
