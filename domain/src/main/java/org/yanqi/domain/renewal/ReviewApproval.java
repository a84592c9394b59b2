package org.yanqi.domain.renewal;

import java.time.Instant;

/** A reviewer's yes, and on what ground it was given. */
public record ReviewApproval(String reviewer, String ground, Instant at) {
    public ReviewApproval {
        if (!reviewer.matches("[a-z][a-z0-9.-]{1,29}") || ground.isBlank() || ground.length() > 500) {
            throw new IllegalArgumentException("a decision has a reviewer and a ground of at most 500 characters");
        }
    }
}
