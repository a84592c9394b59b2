package org.yanqi.agent.pin;

/** Asks the person at this computer for the PIN; one question at a time. */
public interface PinPrompt {

    /** What the person did. */
    sealed interface Answer {}

    /** The PIN; whoever gets it wipes it. */
    record Typed(char[] pin) implements Answer {
        @Override
        public String toString() {
            return "Typed";
        }
    }

    /** What the token's own keypad asks for the PIN of: there was nothing to type, but something to confirm. */
    record Agreed() implements Answer {}

    /** Only after a real click on cancel or on the window's close button, or the escape key. */
    record Cancelled() implements Answer {}

    record TimedOut() implements Answer {}

    Answer ask(PinRequest request);

    /** Whether nobody is asked because the PIN was configured. */
    default boolean isPreset() {
        return false;
    }
}
