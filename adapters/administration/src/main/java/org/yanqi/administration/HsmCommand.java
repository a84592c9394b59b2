package org.yanqi.administration;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.yanqi.pki.HsmKeys;

/** One thing that the program can do in an HSM, without the database. */
interface HsmCommand extends Errand {
    /** @throws GeneralSecurityException telling why the HSM, or what it was given, does not do */
    void run(HsmKeys keys, Terminal terminal) throws IOException, GeneralSecurityException;

    @Override
    default boolean run(Map<String, String> environment, Terminal terminal)
            throws IOException, GeneralSecurityException {
        run(new HsmPlace(environment).open(), terminal);
        return true;
    }
}
