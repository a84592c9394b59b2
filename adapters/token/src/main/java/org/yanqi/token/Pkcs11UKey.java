package org.yanqi.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.Token;
import org.xipki.pkcs11.wrapper.TokenInfo;

record Pkcs11UKey(Token token, String serial, String label) implements UKey {
    /** Two private keys and two certificates with their public keys, generously, in bytes. */
    private static final long PRIVATE_ROOM = 4 * 1024;

    private static final long PUBLIC_ROOM = 8 * 1024;

    /** Of one {@code char} in UTF-8: a pair of surrogates has four. */
    private static final int MOST_OCTETS = 3;

    static Pkcs11UKey of(Token token) throws PKCS11Exception {
        var info = token.getTokenInfo();
        return new Pkcs11UKey(
                token, info.getSerialNumber().strip(), info.getLabel().strip());
    }

    @Override
    public UKeyKind kind() {
        return UKeyKind.PKCS11;
    }

    @Override
    public PinState pinState() throws UKeyException {
        var info = info();
        if (info.hasFlagBit(CKF_USER_PIN_LOCKED)) {
            return PinState.LOCKED;
        }
        if (info.hasFlagBit(CKF_USER_PIN_FINAL_TRY)) {
            return PinState.FINAL_TRY;
        }
        if (info.hasFlagBit(CKF_USER_PIN_TO_BE_CHANGED)) {
            return PinState.TO_BE_CHANGED;
        }
        return info.hasFlagBit(CKF_USER_PIN_COUNT_LOW) ? PinState.COUNT_LOW : PinState.OK;
    }

    @Override
    public boolean hasPinPad() throws UKeyException {
        return info().isProtectedAuthenticationPath();
    }

    @Override
    public List<StoredObject> certificates() throws UKeyException {
        try {
            var session = token.openSession(false);
            try {
                return new Pkcs11Objects(session).certificates();
            } finally {
                session.closeSession();
            }
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
    }

    @Override
    public boolean hasRoomForRenewal() throws UKeyException {
        var info = info();
        return enough(info.getFreePrivateMemory(), PRIVATE_ROOM) && enough(info.getFreePublicMemory(), PUBLIC_ROOM);
    }

    /** A token that does not tell ({@code CK_UNAVAILABLE_INFORMATION}) shows it when it is written to. */
    private static boolean enough(long free, long needed) {
        return free < 0 || free == 0xFFFF_FFFFL || free >= needed;
    }

    @Override
    public UKeySession open(char[] pin) throws UKeyException {
        try {
            var session = token.openSession(true);
            try {
                login(session, hasPinPad() ? null : pin);
                return new Pkcs11Session(this, session);
            } catch (PKCS11Exception e) {
                session.closeSession();
                throw refusedLogin(e);
            }
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
    }

    /** No PIN is the token's own pad's. A login is the whole process's: an earlier one would let any PIN pass, so it is ended first. */
    private static void login(Session session, char @Nullable [] pin) throws PKCS11Exception {
        char @Nullable [] octets = pin == null ? null : utf8(pin);
        try {
            loginBy(session, octets);
        } catch (PKCS11Exception e) {
            if (e.getErrorCode() != CKR_USER_ALREADY_LOGGED_IN) {
                throw e;
            }
            session.logout();
            loginBy(session, octets);
        } finally {
            if (octets != null) {
                Arrays.fill(octets, '\0');
            }
        }
    }

    /** Past {@link Session#login}: the wrapper would encode the PIN itself, and leave two copies of it in the heap. */
    private static void loginBy(Session session, char @Nullable [] octets) throws PKCS11Exception {
        var module = session.getModule();
        try {
            module.getPKCS11Module().C_Login(session.getSessionHandle(), CKU_USER, octets, false);
        } catch (iaik.pkcs.pkcs11.wrapper.PKCS11Exception e) {
            throw module.convertException(e);
        }
    }

    /** The octets of UTF-8 (PKCS #11 v2.40 §3.1), each as a character, from which the wrapper takes the lower half. */
    private static char[] utf8(char[] pin) {
        byte[] encoded = new byte[pin.length * MOST_OCTETS];
        var room = ByteBuffer.wrap(encoded);
        UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).encode(CharBuffer.wrap(pin), room, true);
        char[] octets = new char[room.position()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (char) (encoded[i] & 0xFF);
        }
        Arrays.fill(encoded, (byte) 0);
        return octets;
    }

    /** Three codes mean more here than elsewhere; {@code CKR_FUNCTION_CANCELED} is the pad's (PKCS #11 v2.40 §5.1.6). */
    private UKeyException refusedLogin(PKCS11Exception e) throws UKeyException {
        long code = e.getErrorCode();
        if (code == CKR_PIN_INCORRECT && pinState() == PinState.LOCKED) {
            return new UKeyException(UKeyFailure.PIN_LOCKED, e);
        }
        if (code == CKR_PIN_EXPIRED) {
            return new UKeyException(UKeyFailure.PIN_EXPIRED, e);
        }
        return code == CKR_FUNCTION_CANCELED ? new UKeyException(UKeyFailure.PAD_CANCELLED, e) : Pkcs11Failures.of(e);
    }

    private TokenInfo info() throws UKeyException {
        try {
            return token.getTokenInfo();
        } catch (PKCS11Exception e) {
            throw Pkcs11Failures.of(e);
        }
    }
}
