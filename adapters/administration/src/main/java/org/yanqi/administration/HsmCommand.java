package org.yanqi.administration;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.yanqi.pki.HsmKeys;

/** One thing that the program can do in an HSM, without the database. */
interface HsmCommand {
    /** @throws GeneralSecurityException telling why the HSM, or what it was given, does not do */
    void run(HsmKeys keys, Terminal terminal) throws IOException, GeneralSecurityException;
}
