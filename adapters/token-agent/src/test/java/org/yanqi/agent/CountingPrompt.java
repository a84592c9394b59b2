package org.yanqi.agent;

import java.util.ArrayList;
import java.util.List;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.pin.PinRequest;

/** The person at the window, who answers as the test says and whose windows are counted. */
final class CountingPrompt implements PinPrompt {
    final List<PinRequest> windows = new ArrayList<>();
    private Answer next = new Typed(Journey.PIN.clone());

    void answers(Answer answer) {
        next = answer;
    }

    @Override
    public Answer ask(PinRequest request) {
        windows.add(request);
        return next instanceof Typed typed ? new Typed(typed.pin().clone()) : next;
    }
}
