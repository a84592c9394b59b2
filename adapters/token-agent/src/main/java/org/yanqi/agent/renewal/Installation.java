package org.yanqi.agent.renewal;

import java.util.Arrays;
import java.util.List;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** Brings the token to what was issued: writes what is missing, leaves what is there, refuses what differs. */
record Installation(UKeySession session, Faults faults, String applicationId, Install.Issued issued) {

    void complete(Progress progress) throws AgentFailure, UKeyException {
        progress.begin(Progress.Item.WRITE_ENCRYPTION_KEY);
        writePrivateKey();
        writePublicKey();
        progress.begin(Progress.Item.WRITE_ENCRYPTION_CERTIFICATE);
        writeCertificate(
                FaultPoint.TOKEN_ENCRYPTION_CERTIFICATE, id(KeyUse.ENCRYPTION), issued.encryptionCertificate());
        progress.begin(Progress.Item.WRITE_SIGNING_CERTIFICATE);
        writeCertificate(FaultPoint.TOKEN_SIGNING_CERTIFICATE, id(KeyUse.SIGNING), issued.signingCertificate());
        readBack();
    }

    private void writePrivateKey() throws AgentFailure, UKeyException {
        var id = id(KeyUse.ENCRYPTION);
        var there = session.objects(Kind.PRIVATE_KEY, id);
        var envelope = issued.encryptionKey();
        if (there.size() == 1 && Opening.opens(session, id, envelope.publicKey())) {
            return;
        }
        NewKeyPair.setAside(session, faults, applicationId, there);
        faults.around(FaultPoint.TOKEN_ENCRYPTION_PRIVATE_KEY, () -> {
            session.importEncryptionKey(id, id(KeyUse.SIGNING), envelope);
            return id;
        });
        try (var fresh = session.fresh()) {
            if (!Opening.opens(fresh, id, envelope.publicKey())) {
                throw new AgentFailure(AgentFault.VERIFY_FAILED, "the encryption key is not its certificate's");
            }
        }
    }

    private void writePublicKey() throws AgentFailure, UKeyException {
        var id = id(KeyUse.ENCRYPTION);
        var key = issued.encryptionKey().publicKey();
        if (isMissing(Kind.PUBLIC_KEY, id, key.getEncoded())) {
            faults.around(FaultPoint.TOKEN_ENCRYPTION_PUBLIC_KEY, () -> {
                session.writePublicKey(id, key);
                return id;
            });
        }
    }

    private void writeCertificate(FaultPoint point, KeyId id, byte[] certificate) throws AgentFailure, UKeyException {
        if (isMissing(Kind.CERTIFICATE, id, certificate)) {
            faults.around(point, () -> {
                session.writeCertificate(id, certificate);
                return id;
            });
        }
    }

    private boolean isMissing(Kind kind, KeyId id, byte[] value) throws AgentFailure, UKeyException {
        List<StoredObject> there = session.objects(kind, id);
        if (there.isEmpty()) {
            return true;
        }
        if (there.size() == 1 && Arrays.equals(there.getFirst().value(), value)) {
            return false;
        }
        throw new AgentFailure(AgentFault.CONFLICT, "another " + kind + " is installed for this application");
    }

    private void readBack() throws AgentFailure, UKeyException {
        try (var fresh = session.fresh()) {
            for (KeyUse use : KeyUse.values()) {
                var expected = use == KeyUse.SIGNING ? issued.signingCertificate() : issued.encryptionCertificate();
                var there = fresh.objects(Kind.CERTIFICATE, id(use));
                if (there.size() != 1 || !Arrays.equals(there.getFirst().value(), expected)) {
                    throw new AgentFailure(AgentFault.VERIFY_FAILED, "a certificate does not read back");
                }
            }
        }
    }

    private KeyId id(KeyUse use) {
        return KeyId.forApplication(applicationId, use);
    }
}
