package org.yanqi.administration;

import java.util.List;
import org.yanqi.persistence.RotateDataKey;

/** Seals everything with the first key of the file; the others can be taken out of it when this has succeeded. */
final class ChangeDataKey implements Command {
    @Override
    public boolean run(Platform platform, Terminal terminal) {
        List<String> ids = platform.keys().ids();
        terminal.say("sealing with key " + ids.getFirst() + ", opening with " + String.join(", ", ids));
        var outcome = new RotateDataKey(platform.transactions(), platform.keys())
                .run((table, done, of) -> terminal.say(table + ": " + done + " of " + of));
        terminal.say(outcome.resealed() + " values sealed anew");
        outcome.unreadable().forEach(value -> terminal.complain("no key of the file opens " + value));
        if (outcome.left() > 0) {
            terminal.complain(outcome.left() + " values are still sealed with another key: keep every line of the file,"
                    + " see that every server runs with the new one, and run this again");
            return false;
        }
        terminal.say("nothing is sealed with another key any more: the other lines can be taken out of the file");
        return true;
    }
}
