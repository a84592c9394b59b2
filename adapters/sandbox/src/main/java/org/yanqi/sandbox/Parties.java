package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.yanqi.emulators.DemonstrationAccounts;
import org.yanqi.emulators.EmulatorSettings;
import org.yanqi.emulators.Emulators;
import org.yanqi.emulators.Pace;
import org.yanqi.emulators.phone.StaffGenerator;

/** The emulated outside parties, with the keys that both sides of WeChat Pay have. */
record Parties(DemonstrationAccounts accounts, List<StaffGenerator> staff) {
    static final String MERCHANT_KEY = "parties/wechat-merchant.pem";
    static final String PLATFORM_KEY = "parties/wechat-platform-public.pem";
    private static final String PLATFORM_PRIVATE_KEY = "parties/wechat-platform.pem";
    private static final String PORT = "parties/port";
    private static final String STATE = "parties/emulators";
    private static final String INVOICE_CALLBACK = "/api/notifications/nuonuo";

    static Parties prepare(DataFolder folder) throws IOException, GeneralSecurityException {
        KeyPair merchant = keyPair(folder, MERCHANT_KEY);
        KeyPair platform = keyPair(folder, PLATFORM_PRIVATE_KEY);
        folder.keep(PLATFORM_KEY, () -> pem("PUBLIC KEY", platform.getPublic()));
        return new Parties(new DemonstrationAccounts(merchant, platform), DemonstrationStaff.prepare(folder));
    }

    /** On the port of the last start if it is free, so that addresses stay good over restarts. */
    Emulators start(DataFolder folder, SandboxOptions options, Clock clock) throws IOException {
        if (options.emulatorPort().isPresent()) {
            return start(folder, options, clock, options.emulatorPort().getAsInt());
        }
        Emulators emulators;
        try {
            emulators = start(folder, options, clock, folder.has(PORT) ? Integer.parseInt(folder.text(PORT)) : 0);
        } catch (java.net.BindException taken) {
            emulators = start(folder, options, clock, 0);
        }
        folder.write(PORT, Integer.toString(emulators.base().getPort()));
        return emulators;
    }

    private Emulators start(DataFolder folder, SandboxOptions options, Clock clock, int port) throws IOException {
        return Emulators.start(new EmulatorSettings(
                folder.at(STATE),
                port,
                clock,
                accounts.tencent(),
                accounts.wechat(),
                accounts.nuonuo(Optional.of(URI.create(options.origin() + INVOICE_CALLBACK))),
                staff,
                Pace.leisurely()));
    }

    private static KeyPair keyPair(DataFolder folder, String name) throws IOException, GeneralSecurityException {
        Path file = folder.keep(name, () -> {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate());
        });
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(base64);
        var factory = KeyFactory.getInstance("RSA");
        var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    private static byte[] pem(String kind, Key key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n").getBytes(US_ASCII);
    }
}
