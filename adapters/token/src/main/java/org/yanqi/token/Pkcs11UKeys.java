package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.xipki.pkcs11.wrapper.PKCS11Constants;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Slot;
import org.xipki.pkcs11.wrapper.StaticLogger;
import org.xipki.pkcs11.wrapper.Token;

/** The tokens behind a vendor's PKCS#11 library (OASIS PKCS #11 v2.40). One per library and process. */
public final class Pkcs11UKeys implements UKeys {
    private static final int LABEL_LENGTH = 32;

    private final PKCS11Module module;

    private Pkcs11UKeys(PKCS11Module module) {
        this.module = module;
    }

    /** Loads and initialises the library; {@link UKeyFailure#DRIVER_FAILURE} when it can't be. */
    public static Pkcs11UKeys load(Path library) throws UKeyException {
        StaticLogger.setLogger(new SilentDriver());
        try {
            var module = PKCS11Module.getInstance(library.toString());
            module.initialize();
            return new Pkcs11UKeys(module);
        } catch (IOException e) {
            throw new UKeyException(UKeyFailure.DRIVER_FAILURE, e);
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
    }

    @Override
    public List<UKey> present() throws UKeyException {
        try {
            var tokens = new ArrayList<UKey>();
            for (Slot slot : module.getSlotList(true)) {
                var token = slot.getNullableToken();
                if (token != null && token.getTokenInfo().isTokenInitialized()) {
                    tokens.add(Pkcs11UKey.of(token));
                }
            }
            return List.copyOf(tokens);
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
    }

    /** Initialises an empty token, for demonstration and tests: it must offer a token that is not initialised yet. */
    public UKey initialise(String label, char[] soPin, char[] pin) throws UKeyException {
        var before = present().stream().map(UKey::serial).collect(Collectors.toSet());
        try {
            char[] padded = Arrays.copyOf(label.toCharArray(), LABEL_LENGTH);
            Arrays.fill(padded, Math.min(label.length(), LABEL_LENGTH), LABEL_LENGTH, ' ');
            module.getPKCS11Module().C_InitToken(emptySlot(), soPin, padded, true);
        } catch (iaik.pkcs.pkcs11.wrapper.PKCS11Exception e) {
            throw Pkcs11Failures.of(module.convertException(e));
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
        for (UKey token : present()) {
            if (!before.contains(token.serial())) {
                setPin(((Pkcs11UKey) token).token(), soPin, pin);
                return token;
            }
        }
        throw new UKeyException(UKeyFailure.ABSENT);
    }

    private long emptySlot() throws PKCS11Exception, UKeyException {
        for (Slot slot : module.getSlotList(true)) {
            var token = slot.getNullableToken();
            if (token != null && !token.getTokenInfo().isTokenInitialized()) {
                return slot.getSlotID();
            }
        }
        throw new UKeyException(UKeyFailure.ABSENT);
    }

    private static void setPin(Token token, char[] soPin, char[] pin) throws UKeyException {
        try {
            var session = token.openSession(true);
            session.login(PKCS11Constants.CKU_SO, soPin);
            session.initPIN(pin);
            session.logout();
            session.closeSession();
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
    }

    @Override
    public void close() {
        try {
            module.finalize(null);
        } catch (PKCS11Exception alreadyFinalised) {
            return;
        }
    }
}
