package org.yanqi.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.cmp.CmpSource.Manner;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.OutsideAuthority;
import org.yanqi.outsideca.OutsideCa;
import org.yanqi.outsideca.OutsideFixture;

/** A CA that speaks CMP on loopback, and our nodes that ask it. */
final class CmpFixture implements AutoCloseable {
    static final Manner EXPLICIT = new Manner(Manner.Request.INITIAL, false);
    static final Manner IMPLICIT = new Manner(Manner.Request.FURTHER, true);
    static final Manner UPDATE = new Manner(Manner.Request.KEY_UPDATE, false);

    final OutsideCa ca = new OutsideCa();
    final IssuingCa server;
    final LoopbackSite site;
    final LoopbackSite list;
    private final Protection ours;
    private final OutsideFixture registers = OutsideFixture.empty();

    private CmpFixture(Protections both) throws IOException {
        this.ours = both.ours(ca);
        this.server = new IssuingCa(ca, both.theirs(ca));
        this.site = new LoopbackSite(server);
        this.list = new LoopbackSite(question -> ca.list(Instant.now().plus(Duration.ofDays(1)), content -> {}));
    }

    /** How both sides protect what they say. */
    interface Protections {
        Protection ours(OutsideCa ca);

        Protection theirs(OutsideCa ca);
    }

    static CmpFixture withSecret(SharedSecret.Mac mac) throws IOException {
        var secret = new SharedSecret("yanqi", "a secret of both sides", mac);
        return new CmpFixture(new Protections() {
            @Override
            public Protection ours(OutsideCa ca) {
                return secret;
            }

            @Override
            public Protection theirs(OutsideCa ca) {
                return secret;
            }
        });
    }

    static CmpFixture withKeys() throws IOException {
        KeyPair registration = OutsideCa.newKey();
        return new CmpFixture(new Protections() {
            @Override
            public Protection ours(OutsideCa ca) {
                return new KeyProtection(registration.getPrivate(), registrar(ca, registration), ca.certificate());
            }

            @Override
            public Protection theirs(OutsideCa ca) {
                return new KeyProtection(ca.key().getPrivate(), ca.certificate(), registrar(ca, registration));
            }
        });
    }

    static X509CertificateHolder registrar(OutsideCa ca, KeyPair key) {
        return certificate(ca, "Registration authority", key, 77);
    }

    private static X509CertificateHolder certificate(OutsideCa ca, String name, KeyPair key, long serial) {
        Instant now = Instant.now();
        return ca.issue(
                new OutsideCa.Holder(
                        BigInteger.valueOf(serial),
                        new X500Name("C=CN,O=Yanqi,CN=" + name),
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()),
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(1))),
                KeyUsage.digitalSignature);
    }

    /** A node of ours; another node with the same registers is another call. */
    OutsideAuthority node(Manner manner) {
        return node(manner, site.address(), Duration.ZERO);
    }

    OutsideAuthority node(Manner manner, URI address, Duration inFlight) {
        var counterpart = new CmpTransaction.Counterpart(
                "cmp",
                address,
                new GeneralName(ca.certificate().getSubject()),
                ours,
                Duration.ofSeconds(60),
                128 << 10,
                Clock.systemUTC());
        return registers.node(new CmpSource(counterpart, ca.certificate(), manner, inFlight), ca.der(), list.address());
    }

    /** The pair that is renewed, of which the CA is told by kur. */
    IssuanceOrder.Replaced replaced() {
        return new IssuanceOrder.Replaced(
                OutsideCa.der(certificate(ca, "Holder", OutsideCa.newKey(), 101)),
                OutsideCa.der(certificate(ca, "Holder", OutsideCa.newKey(), 102)));
    }

    OutsideFixture registers() {
        return registers;
    }

    @Override
    public void close() {
        site.close();
        list.close();
    }
}
