package org.yanqi.domain.consent;

import java.util.Optional;

/** The sentence that has to be typed by hand, so that nobody renews without having read the notices. */
public record ConfirmationPhrase(String text) {
    public static final ConfirmationPhrase MANUAL = new ConfirmationPhrase("本人已知晓并确认以上信息");

    /** What is missing from the typed text and what is too much, between what is common at both ends. */
    public record Difference(String missing, String surplus) {}

    /** Nothing, where the typed text is the phrase; spaces around it are forgiven. */
    public Optional<Difference> differenceOf(String typed) {
        String given = typed.strip();
        if (given.equals(text)) {
            return Optional.empty();
        }
        int shorter = Math.min(given.length(), text.length());
        int head = 0;
        while (head < shorter && given.charAt(head) == text.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && given.charAt(given.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
            tail++;
        }
        return Optional.of(new Difference(
                text.substring(head, text.length() - tail), given.substring(head, given.length() - tail)));
    }
}
