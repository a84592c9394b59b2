package org.yanqi.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Bids 投标文件, sealed as bidding tools do. */
public final class Bids {
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    private Bids() {}

    /** Sealed by Bouncy Castle: ECDH with the SHA-256 scheme, or RSA PKCS#1 v1.5; for SM2 as GM/T 0010 has it. */
    public static byte[] sealed(byte[] content, X509Certificate certificate) {
        return sealed(content, certificate, CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP);
    }

    static byte[] sealed(
            byte[] content, X509Certificate certificate, ASN1ObjectIdentifier scheme, ASN1ObjectIdentifier wrap) {
        if (Sm2.isKey(certificate.getPublicKey())) {
            return Sm2Bids.USUAL.sealed(content, certificate);
        }
        try {
            var generator = new CMSEnvelopedDataGenerator();
            if (certificate.getPublicKey().getAlgorithm().equals("RSA")) {
                generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(certificate).setProvider(BC));
            } else {
                KeyPair ephemeral = TestCa.keyPair(KeyProfile.P256);
                generator.addRecipientInfoGenerator(new JceKeyAgreeRecipientInfoGenerator(
                                scheme, ephemeral.getPrivate(), ephemeral.getPublic(), wrap)
                        .addRecipient(certificate)
                        .setProvider(BC));
            }
            var encryptor = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                    .setProvider(BC)
                    .build();
            return generator
                    .generate(new CMSProcessableByteArray(content), encryptor)
                    .getEncoded();
        } catch (CMSException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sealed by {@code openssl cms -encrypt} with the given options. */
    static byte[] sealedByOpenSsl(Path directory, byte[] content, X509Certificate certificate, List<String> options)
            throws Exception {
        var plain = Files.write(directory.resolve("bid"), content);
        var recipient = Files.writeString(
                directory.resolve("recipient.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        var sealed = directory.resolve("bid.p7m");
        var command = new ArrayList<>(List.of("openssl", "cms", "-encrypt", "-binary", "-outform", "DER"));
        command.addAll(List.of("-in", plain.toString(), "-out", sealed.toString(), "-recip", recipient.toString()));
        command.addAll(options);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
        return Files.readAllBytes(sealed);
    }

    static boolean openSslIsHere() {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
