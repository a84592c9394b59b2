package org.yanqi.administration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.administration.CommandLine.Misunderstood;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.pki.HsmKeys;

/** What the command line asks for in an HSM. */
record HsmCommandLine(Map<String, String> options) {
    static final String USAGE = """
                   yanqi-admin create-hsm-key --entry ENTRY --profile PROFILE --subject NAME --request FILE
                   yanqi-admin import-hsm-certificates --entry ENTRY --certificates FILE
            entries: issuing, timestamp, seal; profiles: p256, rsa2048""";

    static HsmCommand createKey(List<String> arguments) {
        var line = of(arguments, Set.of("--entry", "--profile", "--subject", "--request"));
        return new CreateHsmKey(line.entry(), line.profile(), line.text("--subject"), Path.of(line.text("--request")));
    }

    static HsmCommand importCertificates(List<String> arguments) {
        var line = of(arguments, Set.of("--entry", "--certificates"));
        return new ImportHsmCertificates(line.entry(), Path.of(line.text("--certificates")));
    }

    private static HsmCommandLine of(List<String> arguments, Set<String> known) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (!known.contains(name) || i + 1 == arguments.size() || options.containsKey(name)) {
                throw new Misunderstood("not understood: " + name);
            }
            options.put(name, arguments.get(i + 1));
        }
        return new HsmCommandLine(options);
    }

    private String text(String name) {
        return Optional.ofNullable(options.get(name)).orElseThrow(() -> new Misunderstood(name + " is missing"));
    }

    private String entry() {
        String entry = text("--entry");
        if (!HsmKeys.ENTRIES.contains(entry)) {
            throw new Misunderstood("no such entry: " + entry);
        }
        return entry;
    }

    private KeyProfile profile() {
        return switch (text("--profile")) {
            case "p256" -> KeyProfile.P256;
            case "rsa2048" -> KeyProfile.RSA2048;
            default -> throw new Misunderstood("a profile is p256 or rsa2048");
        };
    }
}
