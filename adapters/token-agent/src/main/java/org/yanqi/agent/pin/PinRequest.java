package org.yanqi.agent.pin;

import java.util.Optional;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.words.Language;
import org.yanqi.token.PinState;

/**
 * What the person has to know before typing a PIN.
 *
 * @param signed the text that the PIN signs, where the operation is a signature
 * @param bidRisk what the person takes upon himself with this signature, and has to confirm before it is made
 * @param destroyed the old encryption key that the operation destroys for ever, by serial number and dates
 * @param pinPad whether the PIN is typed on the token itself, so that there is only something to confirm here
 */
public record PinRequest(
        String origin,
        String applicationId,
        Step step,
        String tokenLabel,
        String tokenSerial,
        PinState state,
        Optional<String> signed,
        Optional<BidRisk> bidRisk,
        Optional<String> destroyed,
        boolean pinPad,
        Language language) {}
