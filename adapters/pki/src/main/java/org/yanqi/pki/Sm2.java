package org.yanqi.pki;

import java.io.IOException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.BigIntegers;

/** SM2 (GB/T 32918): which keys are its, and its encryption in the form of GM/T 0009 §7.2. */
final class Sm2 {
    private static final java.math.BigInteger ORDER =
            GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1).getN();
    private static final int COORDINATE = 32;
    private static final int POINT = 1 + 2 * COORDINATE;
    private static final int HASH = 32;

    private Sm2() {}

    static boolean isKey(SubjectPublicKeyInfo key) {
        return GMObjectIdentifiers.sm2p256v1.equals(key.getAlgorithm().getParameters());
    }

    /** By the order of its group, which a key in a device tells as well. */
    static boolean isKey(Key key) {
        return key instanceof ECKey ec && ec.getParams().getOrder().equals(ORDER);
    }

    /** {@code SM2Cipher ::= SEQUENCE { x INTEGER, y INTEGER, hash OCTET STRING (32), text OCTET STRING }}. */
    static ASN1Sequence encrypt(byte[] plain, SubjectPublicKeyInfo key) {
        byte[] c1c3c2 = encrypted(plain, key);
        return new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(BigIntegers.fromUnsignedByteArray(c1c3c2, 1, COORDINATE)),
            new ASN1Integer(BigIntegers.fromUnsignedByteArray(c1c3c2, 1 + COORDINATE, COORDINATE)),
            new DEROctetString(Arrays.copyOfRange(c1c3c2, POINT, POINT + HASH)),
            new DEROctetString(Arrays.copyOfRange(c1c3c2, POINT + HASH, c1c3c2.length))
        });
    }

    private static byte[] encrypted(byte[] plain, SubjectPublicKeyInfo key) {
        try {
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(true, new ParametersWithRandom(PublicKeyFactory.createKey(key), Crypto.RANDOM));
            return engine.processBlock(plain, 0, plain.length);
        } catch (InvalidCipherTextException | IOException e) {
            throw new IllegalStateException("whatever is short can be encrypted for an SM2 key", e);
        }
    }
}
