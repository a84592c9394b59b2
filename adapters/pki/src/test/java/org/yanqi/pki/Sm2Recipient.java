package org.yanqi.pki;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyTransRecipient;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.util.BigIntegers;

/** What Bouncy Castle's CMS lacks to open what is sealed for an SM2 key: its own engine and cipher, put together. */
record Sm2Recipient(PrivateKey key) implements KeyTransRecipient {
    @Override
    public RecipientOperator getRecipientOperator(
            AlgorithmIdentifier keyAlgorithm, AlgorithmIdentifier contentAlgorithm, byte[] encryptedKey)
            throws CMSException {
        if (!keyAlgorithm.getAlgorithm().equals(GMObjectIdentifiers.sm2encrypt)
                || !contentAlgorithm.getAlgorithm().equals(GMObjectIdentifiers.sms4_cbc)) {
            throw new CMSException("neither SM2 nor SM4");
        }
        try {
            byte[] iv = ASN1OctetString.getInstance(contentAlgorithm.getParameters())
                    .getOctets();
            var cipher = Cipher.getInstance("SM4/CBC/PKCS7Padding", Crypto.PROVIDER);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(decrypt(encryptedKey), "SM4"), new IvParameterSpec(iv));
            return new RecipientOperator(new Decryptor(contentAlgorithm, cipher));
        } catch (GeneralSecurityException | InvalidCipherTextException | IOException e) {
            throw new CMSException("not for this key", e);
        }
    }

    /** @param sm2Cipher of GM/T 0009 */
    byte[] decrypt(byte[] sm2Cipher) throws InvalidCipherTextException, IOException {
        var members = ASN1Sequence.getInstance(sm2Cipher);
        byte[] hash = ASN1OctetString.getInstance(members.getObjectAt(2)).getOctets();
        byte[] text = ASN1OctetString.getInstance(members.getObjectAt(3)).getOctets();
        byte[] c1c3c2 = Arrays.copyOf(new byte[] {4}, 97 + text.length);
        for (int i = 0; i < 2; i++) {
            BigInteger coordinate =
                    ASN1Integer.getInstance(members.getObjectAt(i)).getPositiveValue();
            System.arraycopy(BigIntegers.asUnsignedByteArray(32, coordinate), 0, c1c3c2, 1 + 32 * i, 32);
        }
        System.arraycopy(hash, 0, c1c3c2, 65, 32);
        System.arraycopy(text, 0, c1c3c2, 97, text.length);
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(false, PrivateKeyFactory.createKey(key.getEncoded()));
        return engine.processBlock(c1c3c2, 0, c1c3c2.length);
    }

    private record Decryptor(AlgorithmIdentifier algorithm, Cipher cipher) implements InputDecryptor {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public InputStream getInputStream(InputStream encrypted) {
            return new CipherInputStream(encrypted, cipher);
        }
    }
}
