package org.yanqi.administration;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.HsmKeys;

/** Makes a key in the HSM and writes the request for its certificate, which whoever keeps the root signs. */
record CreateHsmKey(String entry, KeyProfile profile, String subject, Path request) implements HsmCommand {
    @Override
    public void run(HsmKeys keys, Terminal terminal) throws IOException, GeneralSecurityException {
        if (Files.exists(request)) {
            throw new GeneralSecurityException("there is a file " + request + " already");
        }
        Bytes made = keys.create(entry, profile, subject, Clock.systemUTC().instant());
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(made.toArray());
        String pem = "-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n";
        Files.write(request, pem.getBytes(US_ASCII), StandardOpenOption.CREATE_NEW);
        terminal.say("the HSM has a new key \"" + entry + "\"; the request for its certificate is in " + request);
        terminal.say("once the certificate is there: yanqi-admin import-hsm-certificates --entry " + entry
                + " --certificates FILE, with the key's own certificate first and the root's last");
    }
}
