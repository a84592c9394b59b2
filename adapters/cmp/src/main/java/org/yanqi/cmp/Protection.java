package org.yanqi.cmp;

import java.time.Instant;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** How both sides know each other (RFC 9810 §5.1.3). What comes protected in another way than agreed is not believed. */
public sealed interface Protection permits SharedSecret, KeyProtection {
    /** By which name the messages are sent. */
    GeneralName sender();

    /** Adds what tells the other side which secret or key it is. */
    void introduce(ProtectedPKIMessageBuilder message);

    ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message) throws CMPException, OperatorCreationException;

    /** Whether the other side has protected this, and could do so now. */
    boolean isTheirs(ProtectedPKIMessage message, Instant now) throws CMPException, OperatorCreationException;
}
