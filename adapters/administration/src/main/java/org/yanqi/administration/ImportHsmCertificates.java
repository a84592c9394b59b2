package org.yanqi.administration;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.yanqi.pki.AuthorityFiles;
import org.yanqi.pki.HsmKeys;

/** Puts the certificates of a key beside it, after looking whether they are its own. */
record ImportHsmCertificates(String entry, Path certificates) implements HsmCommand {
    @Override
    public void run(HsmKeys keys, Terminal terminal) throws IOException, GeneralSecurityException {
        var chain = AuthorityFiles.certificates(certificates);
        keys.certify(entry, chain);
        terminal.say("the key \"" + entry + "\" has its certificates: " + chain.size());
    }
}
