package org.yanqi.cmp.endpoint;

import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.machine.Speaker;

/** By whose key a message is signed. */
sealed interface Signer {
    /** As whom the signer is known from one message to the next. */
    Speaker speaker();

    /** A machine, by a signing certificate of ours. */
    record Machine(Certificate own) implements Signer {
        @Override
        public Speaker speaker() {
            return new Speaker.Machine(own.fingerprint());
        }

        @Override
        public String toString() {
            return "The machine with certificate " + own.serial();
        }
    }

    /** A registration authority. */
    record Registrar(Sha256 certificate) implements Signer {
        @Override
        public Speaker speaker() {
            return new Speaker.Registrar(certificate);
        }

        @Override
        public String toString() {
            return "The registration authority " + certificate.hex();
        }
    }
}
