package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.PublicKeyInfo;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeySession;

/** The application's new signing key pair on the token, found by its id or made, never twice. */
record NewKeyPair(UKeySession session, Faults faults, String applicationId) {
    private static final byte[] TRIAL = "yanqi key pair trial".getBytes(UTF_8);

    /** Whether an earlier run has left something of it. */
    boolean isBegun() throws UKeyException {
        for (Kind kind : Kind.values()) {
            if (!session.objects(kind, id()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pair with this public key, base64, is still there and whole. */
    boolean isWhole(String publicKey) throws AgentFailure, UKeyException {
        var privateKeys = session.objects(Kind.PRIVATE_KEY, id());
        var publicKeys = session.objects(Kind.PUBLIC_KEY, id());
        return privateKeys.size() == 1
                && publicKeys.size() == 1
                && whole(publicKeys.getFirst(), publicKey).isPresent();
    }

    /**
     * The pair that an earlier run made, if it is whole. What is not whole is put aside and made again: this is called
     * only while the server has taken no request for it.
     *
     * @param journalled the public key that was written down, base64, or empty
     */
    PublicKey findOrMake(KeyProfile profile, String journalled) throws AgentFailure, UKeyException {
        var privateKeys = session.objects(Kind.PRIVATE_KEY, id());
        var publicKeys = session.objects(Kind.PUBLIC_KEY, id());
        if (privateKeys.size() == 1 && publicKeys.size() == 1) {
            var whole = whole(publicKeys.getFirst(), journalled);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        if (!session.objects(Kind.CERTIFICATE, id()).isEmpty()) {
            throw new AgentFailure(AgentFault.CONFLICT, "a certificate is installed but its key pair is not whole");
        }
        var rest = new ArrayList<StoredObject>(privateKeys);
        rest.addAll(publicKeys);
        setAside(session, faults, applicationId, rest);
        faults.around(FaultPoint.TOKEN_GENERATE_KEY_PAIR, () -> session.generate(id(), profile, KeyUse.SIGNING));
        return readBack();
    }

    static void setAside(UKeySession session, Faults faults, String applicationId, List<StoredObject> objects)
            throws UKeyException {
        for (StoredObject object : objects) {
            faults.around(FaultPoint.TOKEN_SET_ASIDE, () -> {
                session.setAside(object, KeyId.quarantine(applicationId));
                return object;
            });
        }
    }

    private PublicKey readBack() throws AgentFailure, UKeyException {
        try (var fresh = session.fresh()) {
            var key = fresh.publicKey(id())
                    .orElseThrow(() -> new AgentFailure(AgentFault.VERIFY_FAILED, "the new key is not there"));
            if (!Identity.verifies(key, TRIAL, fresh.sign(id(), TRIAL))) {
                throw new AgentFailure(AgentFault.VERIFY_FAILED, "the new key does not sign");
            }
            return key;
        }
    }

    /** The public key if the private key is its other half; empty also when either of them is torn. */
    private Optional<PublicKey> whole(StoredObject stored, String journalled) throws AgentFailure, UKeyException {
        try {
            var key = PublicKeyInfo.parse(stored.value());
            boolean expected = journalled.isEmpty()
                    || journalled.equals(Base64.getEncoder().encodeToString(key.getEncoded()));
            boolean whole = expected && Identity.verifies(key, TRIAL, session.sign(id(), TRIAL));
            return whole ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException noPublicKey) {
            return Optional.empty();
        } catch (UKeyException e) {
            if (e.failure() == UKeyFailure.DATA_REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private KeyId id() {
        return KeyId.forApplication(applicationId, KeyUse.SIGNING);
    }
}
