package org.yanqi.pki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.DistinguishedName.Attribute;
import org.yanqi.domain.certificate.DistinguishedName.RelativeName;

/** Distinguished names between their encoding and the domain. */
public final class Names {
    private Names() {}

    /** @throws IllegalArgumentException if a value is no text, or holds characters that no reader would see */
    public static DistinguishedName read(X500Name name) {
        return new DistinguishedName(
                Arrays.stream(name.getRDNs()).map(Names::read).toList());
    }

    private static RelativeName read(RDN level) {
        return new RelativeName(Arrays.stream(level.getTypesAndValues())
                .map(attribute -> new Attribute(attribute.getType().getId(), text(attribute.getValue())))
                .toList());
    }

    private static String text(ASN1Encodable value) {
        if (value instanceof ASN1String string && Visible.isText(string.getString())) {
            return string.getString();
        }
        throw new IllegalArgumentException("an attribute's value is visible text");
    }

    /** The country as PrintableString, everything else as UTF8String (RFC 5280 §4.1.2.4 and appendix A.1). */
    static X500Name encode(DistinguishedName name) {
        return new X500Name(name.names().stream()
                .map(level -> new RDN(encode(level.attributes())))
                .toArray(RDN[]::new));
    }

    private static AttributeTypeAndValue[] encode(List<Attribute> attributes) {
        return attributes.stream().map(Names::encode).toArray(AttributeTypeAndValue[]::new);
    }

    private static AttributeTypeAndValue encode(Attribute attribute) {
        var type = new ASN1ObjectIdentifier(attribute.type());
        boolean printable = BCStyle.C.equals(type) || BCStyle.SERIALNUMBER.equals(type);
        return new AttributeTypeAndValue(
                type,
                printable && DERPrintableString.isPrintableString(attribute.value())
                        ? new DERPrintableString(attribute.value())
                        : new DERUTF8String(attribute.value()));
    }

    /** The CA's own name with this common name: what a key of its service is called. */
    static X500Name within(DistinguishedName authority, String service) {
        var levels = new ArrayList<>(authority.names());
        levels.removeIf(level -> level.attributes().stream()
                .anyMatch(attribute -> attribute.type().equals(BCStyle.CN.getId())));
        levels.addAll(DistinguishedName.of(BCStyle.CN.getId(), service).names());
        return encode(new DistinguishedName(levels));
    }

    static byte[] der(X500Name name) {
        try {
            return name.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a name that was read can be written", e);
        }
    }
}
