package org.yanqi.agent.driver;

import java.io.IOException;

/** What came over the line is no message: whoever sent it is not to be spoken with any more. */
final class MalformedMessage extends IOException {
    MalformedMessage(String what) {
        super(what);
    }
}
