package org.yanqi.agent.renewal;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.job.Progress;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyUse;
import org.yanqi.token.PublicKeyInfo;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;
import org.yanqi.token.X509;

/**
 * Brings the token to what was issued: writes what is missing, leaves what is there, refuses what differs, and puts aside
 * what cannot be read.
 */
record Installation(UKeySession session, Faults faults, String applicationId, Install.Issued issued) {

    void complete(Progress progress) throws AgentFailure, UKeyException {
        writePublicKey(
                KeyUse.SIGNING, Identity.x509(issued.signingCertificate()).getPublicKey());
        progress.begin(Progress.Item.WRITE_ENCRYPTION_KEY);
        writePrivateKey();
        writePublicKey(KeyUse.ENCRYPTION, issued.encryptionKey().publicKey());
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

    private void writePublicKey(KeyUse use, PublicKey key) throws AgentFailure, UKeyException {
        var id = id(use);
        if (isMissing(Kind.PUBLIC_KEY, id, key.getEncoded())) {
            faults.around(FaultPoint.TOKEN_PUBLIC_KEY, () -> {
                session.writePublicKey(id, key);
                return id;
            });
        }
    }

    private void writeCertificate(FaultPoint point, KeyId id, byte[] certificate) throws AgentFailure, UKeyException {
        if (isMissing(Kind.CERTIFICATE, id, certificate)) {
            setAsideCopies(id, certificate);
            faults.around(point, () -> {
                session.writeCertificate(id, certificate);
                return id;
            });
        }
    }

    /** The same certificate without its id is what a power cut can leave of one that was written. */
    private void setAsideCopies(KeyId id, byte[] certificate) throws UKeyException {
        var copies = session.objects().stream()
                .filter(object -> object.kind() == Kind.CERTIFICATE
                        && !object.id().equals(id)
                        && !object.id().equals(KeyId.quarantine(applicationId))
                        && Arrays.equals(object.value(), certificate))
                .toList();
        NewKeyPair.setAside(session, faults, applicationId, copies);
    }

    /** What cannot be read is put aside. */
    private boolean isMissing(Kind kind, KeyId id, byte[] value) throws AgentFailure, UKeyException {
        List<StoredObject> there = session.objects(kind, id);
        if (there.size() == 1 && Arrays.equals(there.getFirst().value(), value)) {
            return false;
        }
        if (there.stream().anyMatch(Installation::isReadable)) {
            throw new AgentFailure(AgentFault.CONFLICT, "another " + kind + " is installed for this application");
        }
        NewKeyPair.setAside(session, faults, applicationId, there);
        return true;
    }

    private static boolean isReadable(StoredObject object) {
        try {
            if (object.kind() == Kind.CERTIFICATE) {
                X509.read(object.value());
            } else {
                PublicKeyInfo.parse(object.value());
            }
            return true;
        } catch (CertificateException | IllegalArgumentException torn) {
            return false;
        }
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
