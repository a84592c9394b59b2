package org.yanqi.pki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.yanqi.domain.Bytes;

/** A certificate in the parts of its encoding, each of which can be another one than it should (RFC 5280 §4.1). */
record Draft(ASN1Sequence whole) {
    static final int VERSION = 0;
    static final int SERIAL = 1;
    static final int SIGNATURE = 2;
    static final int ISSUER = 3;
    static final int VALIDITY = 4;
    static final int SUBJECT = 5;
    static final int KEY = 6;
    private static final int EXTENSIONS = 7;

    static Draft of(Bytes der) {
        return new Draft(ASN1Sequence.getInstance(der.toArray()));
    }

    Bytes der() {
        try {
            return Bytes.of(whole.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ASN1Sequence content() {
        return ASN1Sequence.getInstance(whole.getObjectAt(0));
    }

    private Draft with(List<ASN1Encodable> fields) {
        var content = new DERSequence(fields.toArray(ASN1Encodable[]::new));
        return new Draft(new DERSequence(new ASN1Encodable[] {content, whole.getObjectAt(1), whole.getObjectAt(2)}));
    }

    private List<ASN1Encodable> fields() {
        return new ArrayList<>(List.of(content().toArray()));
    }

    Draft with(int field, ASN1Encodable value) {
        List<ASN1Encodable> fields = fields();
        fields.set(field, value);
        return with(fields);
    }

    Draft without(int field) {
        List<ASN1Encodable> fields = fields();
        fields.remove(field);
        return with(fields);
    }

    /** A field that version 2 brought, before the extensions. */
    Draft and(ASN1Encodable value) {
        List<ASN1Encodable> fields = fields();
        fields.add(EXTENSIONS, value);
        return with(fields);
    }

    private Draft extensions(UnaryOperator<List<ASN1Encodable>> change) {
        var now =
                ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(content().getObjectAt(EXTENSIONS)), true);
        var vector = new ASN1EncodableVector();
        change.apply(new ArrayList<>(List.of(now.toArray()))).forEach(vector::add);
        return with(EXTENSIONS, new DERTaggedObject(true, 3, new DERSequence(vector)));
    }

    Draft andExtension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        return extensions(all -> {
            all.add(extension(type, critical, value));
            return all;
        });
    }

    Draft withoutExtension(ASN1ObjectIdentifier type) {
        return extensions(all -> {
            all.removeIf(one -> Extension.getInstance(one).getExtnId().equals(type));
            return all;
        });
    }

    Draft withExtension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        return withoutExtension(type).andExtension(type, critical, value);
    }

    /** With what is there already, said to be critical or not. */
    Draft with(ASN1ObjectIdentifier type, boolean critical) {
        var now = Optional.ofNullable(org.bouncycastle.asn1.x509.Certificate.getInstance(whole)
                        .getTBSCertificate()
                        .getExtensions()
                        .getExtension(type))
                .orElseThrow();
        return withExtension(type, critical, now.getParsedValue());
    }

    private static Extension extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            return new Extension(type, critical, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
