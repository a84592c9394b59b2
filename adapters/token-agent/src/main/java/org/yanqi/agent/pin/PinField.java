package org.yanqi.agent.pin;

import javax.swing.JPasswordField;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.PlainDocument;
import org.jspecify.annotations.Nullable;

/** Where the PIN is typed; nothing of it stays when it is forgotten. */
final class PinField extends JPasswordField {
    private static final long serialVersionUID = 1;
    private static final int COLUMNS = 14;

    private final SecretContent content;

    PinField() {
        this(new SecretContent());
    }

    private PinField(SecretContent content) {
        super(new Bounded(content), "", COLUMNS);
        this.content = content;
    }

    /** Swing tells a screen reader of every selection with a string of what is selected, also here. */
    @Override
    public @Nullable String getSelectedText() {
        return null;
    }

    void forget() {
        setText("");
        content.wipe();
    }

    /** Takes no more than a PIN can have, so that its content never grows. */
    private static final class Bounded extends PlainDocument {
        private static final long serialVersionUID = 1;

        Bounded(SecretContent content) {
            super(content);
        }

        @Override
        public void insertString(int offset, @Nullable String text, @Nullable AttributeSet style)
                throws BadLocationException {
            if (text == null || getLength() + text.length() <= SecretContent.LONGEST) {
                super.insertString(offset, text, style);
            }
        }
    }
}
