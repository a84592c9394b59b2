package org.yanqi.token;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.Session;
import org.yanqi.token.StoredObject.Kind;

/**
 * Finds and reads objects. A handle dies with the session, and at any moment when another program deletes the object,
 * so none is used beyond a call without looking again.
 */
record Pkcs11Objects(Session session) {
    private static final int POINT_LENGTH = 65;

    List<StoredObject> all() throws PKCS11Exception {
        var objects = new ArrayList<StoredObject>();
        for (Kind kind : Kind.values()) {
            objects.addAll(read(kind, template(kind)));
        }
        requireLogin();
        return List.copyOf(objects);
    }

    /** Those with this id, which the driver looks for; not every driver compares all of it. */
    List<StoredObject> all(Kind kind, KeyId id) throws PKCS11Exception {
        var objects = read(kind, template(kind).id(id.bytes()));
        requireLogin();
        return objects.stream().filter(object -> object.id().equals(id)).toList();
    }

    /** Public objects need no login. */
    List<StoredObject> certificates() throws PKCS11Exception {
        return read(Kind.CERTIFICATE, template(Kind.CERTIFICATE));
    }

    private List<StoredObject> read(Kind kind, AttributeVector template) throws PKCS11Exception {
        var objects = new ArrayList<StoredObject>();
        for (long handle : session.findAllObjectsSingle(template)) {
            objects.add(read(kind, handle));
        }
        return List.copyOf(objects);
    }

    private StoredObject read(Kind kind, long handle) throws PKCS11Exception {
        if (kind == Kind.CERTIFICATE) {
            var attributes = session.getAttrValues(handle, CKA_ID, CKA_VALUE);
            return stored(kind, bytes(attributes.id()), bytes(attributes.value()), handle);
        }
        byte[] id = bytes(session.getAttrValues(handle, CKA_ID).id());
        return stored(kind, id, kind == Kind.PUBLIC_KEY ? publicKeyInfo(handle) : new byte[0], handle);
    }

    private static AttributeVector template(Kind kind) {
        var template = switch (kind) {
            case PRIVATE_KEY -> AttributeVector.newPrivateKey();
            case PUBLIC_KEY -> AttributeVector.newPublicKey();
            case CERTIFICATE -> AttributeVector.newX509Certificate();
        };
        return template.token(true);
    }

    /**
     * A logout anywhere logs out all sessions of the process, some drivers even those of other processes, and then
     * private keys do not fail but are not there: what is missing may only be believed while the login lasts.
     */
    void requireLogin() throws PKCS11Exception {
        if (session.getSessionInfo().getState() != CKS_RW_USER_FUNCTIONS) {
            throw new PKCS11Exception(CKR_USER_NOT_LOGGED_IN);
        }
    }

    /** What is done with an object while its handle is good. */
    @FunctionalInterface
    interface Use<T> {
        T make(long handle) throws PKCS11Exception, UKeyException, GeneralSecurityException, IOException;
    }

    /** A private key at work; found again by its id if another program made its handle invalid in between. */
    <T> T with(KeyId key, Use<T> use) throws PKCS11Exception, UKeyException, GeneralSecurityException, IOException {
        try {
            return use.make(privateKey(key));
        } catch (PKCS11Exception e) {
            if (!isInvalidHandle(e)) {
                throw e;
            }
            return use.make(privateKey(key));
        }
    }

    /** On an object listed before, empty if another program has deleted it: then it is out of the way already. */
    <T> Optional<T> with(StoredObject object, Use<T> use)
            throws PKCS11Exception, UKeyException, GeneralSecurityException, IOException {
        var handle = locate(object);
        return handle.isEmpty() ? Optional.empty() : Optional.of(use.make(handle.getAsLong()));
    }

    private static boolean isInvalidHandle(PKCS11Exception e) {
        return e.getErrorCode() == CKR_OBJECT_HANDLE_INVALID || e.getErrorCode() == CKR_KEY_HANDLE_INVALID;
    }

    /** Its handle now: the one it was listed with if that still is this object, else found again by its id. */
    private OptionalLong locate(StoredObject object) throws PKCS11Exception {
        long listed = Long.parseLong(object.locator());
        if (denotes(listed, object)) {
            return OptionalLong.of(listed);
        }
        var found = all(object.kind(), object.id()).stream()
                .filter(now -> Arrays.equals(now.value(), object.value()))
                .toList();
        return found.size() == 1
                ? OptionalLong.of(Long.parseLong(found.getFirst().locator()))
                : OptionalLong.empty();
    }

    private boolean denotes(long handle, StoredObject object) throws PKCS11Exception {
        try {
            var attributes = session.getAttrValues(handle, CKA_CLASS, CKA_ID);
            Long type = attributes.class_();
            return type != null
                    && type == objectClass(object.kind())
                    && Arrays.equals(bytes(attributes.id()), object.id().bytes());
        } catch (PKCS11Exception e) {
            if (!isInvalidHandle(e)) {
                throw e;
            }
            return false;
        }
    }

    private static long objectClass(Kind kind) {
        return switch (kind) {
            case PRIVATE_KEY -> CKO_PRIVATE_KEY;
            case PUBLIC_KEY -> CKO_PUBLIC_KEY;
            case CERTIFICATE -> CKO_CERTIFICATE;
        };
    }

    /** The private key's handle; {@link UKeyFailure#KEY_MISSING} when there is none. */
    long privateKey(KeyId id) throws PKCS11Exception, UKeyException {
        long[] handles = session.findAllObjectsSingle(template(Kind.PRIVATE_KEY).id(id.bytes()));
        if (handles.length == 0) {
            requireLogin();
            throw new UKeyException(UKeyFailure.KEY_MISSING);
        }
        return handles[0];
    }

    boolean isRsa(long key) throws PKCS11Exception {
        return keyType(key) == CKK_RSA;
    }

    /** Some drivers have a kind of their own for SM2 keys, some call them elliptic. */
    boolean isSm2(long key) throws PKCS11Exception {
        long type = keyType(key);
        return type == CKK_VENDOR_SM2
                || type == CKK_EC
                        && Arrays.equals(
                                PublicKeyInfo.SM2_CURVE,
                                session.getAttrValues(key, CKA_EC_PARAMS).ecParams());
    }

    private long keyType(long key) throws PKCS11Exception {
        Long type = session.getAttrValues(key, CKA_KEY_TYPE).keyType();
        return type == null ? -1 : type;
    }

    /** The public half of a private key; {@link UKeyFailure#KEY_MISSING} when there is none. */
    PublicKey publicKeyOf(KeyId id) throws PKCS11Exception, UKeyException {
        long[] handles = session.findAllObjectsSingle(template(Kind.PUBLIC_KEY).id(id.bytes()));
        if (handles.length == 0) {
            throw new UKeyException(UKeyFailure.KEY_MISSING);
        }
        return readPublicKey(handles[0]);
    }

    /**
     * Other programs keep keys here too, of kinds and on curves that are none of ours: they lie there and are nobody's. So
     * does what a power cut left in pieces.
     */
    private byte[] publicKeyInfo(long handle) throws PKCS11Exception {
        try {
            return readPublicKey(handle).getEncoded();
        } catch (IllegalArgumentException unknown) {
            return new byte[0];
        }
    }

    /** An RSA, EC or SM2 key; anything else is an {@link IllegalArgumentException}. */
    PublicKey readPublicKey(long handle) throws PKCS11Exception {
        long type = keyType(handle);
        if (type == CKK_RSA) {
            var attributes = session.getAttrValues(handle, CKA_MODULUS, CKA_PUBLIC_EXPONENT);
            if (attributes.modulus() == null || attributes.publicExponent() == null) {
                throw new IllegalArgumentException("half an RSA key");
            }
            return PublicKeyInfo.rsa(attributes.modulus(), attributes.publicExponent());
        }
        if (type == CKK_EC || type == CKK_VENDOR_SM2) {
            var attributes = session.getAttrValues(handle, CKA_EC_PARAMS, CKA_EC_POINT);
            return PublicKeyInfo.ec(bytes(attributes.ecParams()), rawPoint(bytes(attributes.ecPoint())));
        }
        throw new IllegalArgumentException("a key of a kind that is unknown here");
    }

    /** Some tokens give the point as it is, most as the DER OCTET STRING of PKCS #11 v2.40 §2.3.3. */
    private static byte[] rawPoint(byte[] point) {
        try {
            if (point.length == POINT_LENGTH) {
                return point;
            }
            if (ASN1Primitive.fromByteArray(point) instanceof ASN1OctetString octets) {
                return octets.getOctets();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("no point", e);
        }
        throw new IllegalArgumentException("no point");
    }

    private static StoredObject stored(Kind kind, byte[] id, byte[] value, long handle) {
        return new StoredObject(kind, KeyId.of(id), value, Long.toString(handle));
    }

    private static byte[] bytes(byte @org.jspecify.annotations.Nullable [] value) {
        return value == null ? new byte[0] : value;
    }
}
