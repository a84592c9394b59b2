package org.yanqi.cmp.endpoint;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.OutsideCa;

/** A registration authority with a certificate of somebody else's CA, in force for a day. */
record Registrar(KeyPair key, Bytes certificate) {
    Registrar(Instant now) {
        this(OutsideCa.newKey(), now, KeyUsage.digitalSignature);
    }

    Registrar(KeyPair key, Instant now, int usage) {
        this(
                key,
                OutsideCa.der(new OutsideCa()
                        .issue(
                                new OutsideCa.Holder(
                                        BigInteger.valueOf(77),
                                        new X500Name("C=CN,O=Somebody,CN=Registration authority"),
                                        SubjectPublicKeyInfo.getInstance(
                                                key.getPublic().getEncoded()),
                                        now.minus(Duration.ofDays(1)),
                                        now.plus(Duration.ofDays(1))),
                                usage)));
    }
}
