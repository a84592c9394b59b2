package org.yanqi.agent.pin;

import java.util.Optional;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.PinState;

/**
 * What the person has to know before typing a PIN.
 *
 * @param signed the text that the PIN signs, where the operation is a signature
 */
public record PinRequest(
        String origin,
        String applicationId,
        Step step,
        String tokenLabel,
        String tokenSerial,
        PinState state,
        Optional<String> signed) {}
