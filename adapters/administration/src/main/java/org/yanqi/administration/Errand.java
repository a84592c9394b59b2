package org.yanqi.administration;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;

/** What the command line asks for, and what it takes of the environment. */
interface Errand {
    /** @return whether all went well; if not, the terminal has been told why */
    boolean run(Map<String, String> environment, Terminal terminal) throws IOException, GeneralSecurityException;
}
