package org.yanqi.agent.pin;

import java.util.Arrays;
import javax.swing.text.BadLocationException;
import javax.swing.text.GapContent;
import javax.swing.text.Segment;
import javax.swing.undo.UndoableEdit;

/**
 * The text of a password field in one array that is never copied: Swing's own grows from ten characters and leaves the
 * smaller array behind, copies what lies on both sides of the gap, and keeps what was deleted as a string.
 */
final class SecretContent extends GapContent {
    private static final long serialVersionUID = 1;

    /** No token takes a longer PIN: its length is an octet's in the APDU (ISO/IEC 7816-4). */
    static final int LONGEST = 255;

    SecretContent() {
        super(2 * LONGEST);
    }

    /** Moves the gap out of the way instead of copying. */
    @Override
    public void getChars(int where, int length, Segment chars) throws BadLocationException {
        if (!chars.isPartialReturn() && where >= 0 && length >= 0 && where + length <= length()) {
            shiftGap(where + length);
        }
        super.getChars(where, length, chars);
    }

    /** What can be undone are blanks. */
    @Override
    public UndoableEdit remove(int where, int length) throws BadLocationException {
        var removed = new Segment();
        getChars(where, length, removed);
        Arrays.fill(removed.array, removed.offset, removed.offset + removed.count, '\0');
        return super.remove(where, length);
    }

    /** All that was ever typed, once the text is empty; a document ends with a line feed, a PIN holds none. */
    void wipe() {
        char[] all = (char[]) getArray();
        for (int i = 0; i < all.length; i++) {
            all[i] = all[i] == '\n' ? '\n' : '\0';
        }
    }
}
