package org.yanqi.token;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;

/** Finds and reads objects; handles are never kept beyond a call, because they die with the session. */
record Pkcs11Objects(Session session) {
    private static final int P256_POINT_LENGTH = 65;

    List<StoredObject> all() throws PKCS11Exception {
        var objects = new ArrayList<>(certificates());
        for (long handle : session.findAllObjectsSingle(token(AttributeVector.newPublicKey()))) {
            objects.add(publicKey(handle));
        }
        for (long handle : session.findAllObjectsSingle(token(AttributeVector.newPrivateKey()))) {
            byte[] id = bytes(session.getAttrValues(handle, CKA_ID).id());
            objects.add(stored(StoredObject.Kind.PRIVATE_KEY, id, new byte[0], handle));
        }
        return List.copyOf(objects);
    }

    List<StoredObject> certificates() throws PKCS11Exception {
        var certificates = new ArrayList<StoredObject>();
        for (long handle : session.findAllObjectsSingle(token(AttributeVector.newX509Certificate()))) {
            var attributes = session.getAttrValues(handle, CKA_ID, CKA_VALUE);
            certificates.add(
                    stored(StoredObject.Kind.CERTIFICATE, bytes(attributes.id()), bytes(attributes.value()), handle));
        }
        return certificates;
    }

    /** The private key's handle; {@link UKeyFailure#KEY_MISSING} when there is none. */
    long privateKey(KeyId id) throws PKCS11Exception, UKeyException {
        long[] handles = session.findAllObjectsSingle(
                token(AttributeVector.newPrivateKey().id(id.bytes())));
        if (handles.length == 0) {
            throw new UKeyException(UKeyFailure.KEY_MISSING);
        }
        return handles[0];
    }

    boolean isEc(long key) throws PKCS11Exception {
        Long type = session.getAttrValues(key, CKA_KEY_TYPE).keyType();
        return type != null && type == CKK_EC;
    }

    private StoredObject publicKey(long handle) throws PKCS11Exception {
        byte[] id = bytes(session.getAttrValues(handle, CKA_ID).id());
        return stored(StoredObject.Kind.PUBLIC_KEY, id, readPublicKey(handle).getEncoded(), handle);
    }

    PublicKey readPublicKey(long handle) throws PKCS11Exception {
        if (isEc(handle)) {
            var attributes = session.getAttrValues(handle, CKA_EC_PARAMS, CKA_EC_POINT);
            return PublicKeyInfo.ec(bytes(attributes.ecParams()), rawPoint(bytes(attributes.ecPoint())));
        }
        var attributes = session.getAttrValues(handle, CKA_MODULUS, CKA_PUBLIC_EXPONENT);
        return PublicKeyInfo.rsa(attributes.modulus(), attributes.publicExponent());
    }

    /** Some tokens give the point as it is, most as the DER OCTET STRING of PKCS #11 v2.40 §2.3.3. */
    private static byte[] rawPoint(byte[] point) {
        try {
            return point.length == P256_POINT_LENGTH
                    ? point
                    : ASN1OctetString.getInstance(ASN1OctetString.fromByteArray(point))
                            .getOctets();
        } catch (IOException e) {
            throw new IllegalArgumentException("no point", e);
        }
    }

    private static AttributeVector token(AttributeVector template) {
        return template.token(true);
    }

    private static StoredObject stored(StoredObject.Kind kind, byte[] id, byte[] value, long handle) {
        return new StoredObject(kind, KeyId.of(id), value, Long.toString(handle));
    }

    private static byte[] bytes(byte @org.jspecify.annotations.Nullable [] value) {
        return value == null ? new byte[0] : value;
    }
}
