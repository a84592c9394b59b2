package org.yanqi.domain.machine;

import org.yanqi.domain.Sha256;

/** By whose key a conversation is held. What was asked for in it is confirmed by the same, and by nobody else. */
public sealed interface Speaker {
    /** The certificate of that key. */
    Sha256 certificate();

    /** A machine, by the certificate that it wants renewed. */
    record Machine(Sha256 certificate) implements Speaker {}

    /** A registration authority that the installation trusts to speak for holders, and to know that they hold their keys. */
    record Registrar(Sha256 certificate) implements Speaker {}
}
