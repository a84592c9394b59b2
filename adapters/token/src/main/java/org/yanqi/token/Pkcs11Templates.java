package org.yanqi.token;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.*;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.KeyPairTemplate;

/** What the objects that Yanqi puts on a token are allowed to do. */
final class Pkcs11Templates {
    private static final BigInteger EXPONENT = RSAKeyGenParameterSpec.F4;

    private Pkcs11Templates() {}

    /** A signing key also opens the envelope of the encryption key: by agreement (EC), by unwrapping (RSA) or by decrypting (SM2). */
    static KeyPairTemplate keyPair(KeyId id, KeyProfile profile, KeyUse use) throws IOException {
        boolean signing = use == KeyUse.SIGNING;
        long type = switch (profile) {
            case P256 -> CKK_EC;
            case RSA2048 -> CKK_RSA;
            case SM2 -> CKK_VENDOR_SM2;
        };
        var template = new KeyPairTemplate(type).token(true).id(id.bytes());
        template.privateKey().private_(true).sensitive(true).extractable(false);
        if (signing) {
            template.signVerify(true);
        }
        if (profile == KeyProfile.P256) {
            template.privateKey().derive(true);
            template.publicKey().ecParams(SECObjectIdentifiers.secp256r1.getEncoded());
            return template;
        }
        if (profile == KeyProfile.SM2) {
            template.privateKey().derive(true).decrypt(true);
            template.publicKey().ecParams(PublicKeyInfo.SM2_CURVE);
            return template;
        }
        template.publicKey().modulusBits(2048).publicExponent(EXPONENT);
        return signing ? template.unwrapWrap(true) : template.decryptEncrypt(true);
    }

    static AttributeVector importedKey(KeyId id, PublicKey key) {
        boolean rsa = key instanceof RSAPublicKey;
        var template = AttributeVector.newPrivateKey(rsa ? CKK_RSA : CKK_EC)
                .token(true)
                .private_(true)
                .sensitive(true)
                .extractable(false)
                .id(id.bytes());
        return rsa ? template.decrypt(true) : template.derive(true);
    }

    static AttributeVector importedSm2Key(KeyId id, byte[] scalar) {
        return AttributeVector.newPrivateKey(CKK_VENDOR_SM2)
                .token(true)
                .private_(true)
                .sensitive(true)
                .extractable(false)
                .id(id.bytes())
                .derive(true)
                .decrypt(true)
                .ecParams(PublicKeyInfo.SM2_CURVE)
                .value(scalar);
    }

    static AttributeVector publicKey(KeyId id, PublicKey key) throws IOException {
        if (key instanceof RSAPublicKey rsa) {
            return AttributeVector.newRSAPublicKey()
                    .token(true)
                    .id(id.bytes())
                    .encrypt(true)
                    .modulus(rsa.getModulus())
                    .publicExponent(rsa.getPublicExponent());
        }
        return AttributeVector.newPublicKey(Sm2.isKey(key) ? CKK_VENDOR_SM2 : CKK_EC)
                .token(true)
                .id(id.bytes())
                .ecParams(PublicKeyInfo.curve(key))
                .ecPoint(PublicKeyInfo.point(key));
    }

    static AttributeVector certificate(KeyId id, X509Certificate certificate)
            throws CertificateEncodingException, IOException {
        return AttributeVector.newX509Certificate()
                .token(true)
                .id(id.bytes())
                .subject(certificate.getSubjectX500Principal().getEncoded())
                .issuer(certificate.getIssuerX500Principal().getEncoded())
                .serialNumber(new ASN1Integer(certificate.getSerialNumber()).getEncoded())
                .value(certificate.getEncoded());
    }
}
