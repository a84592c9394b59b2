package org.yanqi.application.ticket;

import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.KeyProfile;

/** What the token agent can be told to do: see docs/token-agent-protocol.md. */
public sealed interface TokenStep {
    /** The steps as one word. */
    enum Kind {
        INVENTORY,
        PROVE,
        HISTORY,
        PLAN,
        GENERATE,
        INSTALL,
        VERIFY,
        RETIRE,
        LET_GO
    }

    Kind kind();

    record Inventory() implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.INVENTORY;
        }
    }

    /** {@code bidRisk}: the advice against renewing that the handler overrides with this very signature. */
    record Prove(String nonce, Optional<BidAdvice> bidRisk) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.PROVE;
        }
    }

    /** Looks which encryption keys are there; the nonce has it looked at anew each time. */
    record History(String nonce) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.HISTORY;
        }
    }

    /** Looks at room and leftovers before anything is changed; the nonce has it looked at anew each time. */
    record Plan(String nonce) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.PLAN;
        }
    }

    /** {@code subject}: DER of the Name that the request has to carry, octet by octet the old certificate's. */
    record Generate(String nonce, KeyProfile profile, Bytes subject) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.GENERATE;
        }
    }

    record Install(Bytes signingCertificate, Bytes encryptionCertificate, Bytes encryptionKey) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.INSTALL;
        }
    }

    /** {@code newAnswer} and {@code oldAnswer} stay with us; the agent gets what is sealed. */
    record Verify(
            String nonce,
            Sha256 signingCertificate,
            Bytes newSealed,
            Sha256 newAnswer,
            Bytes oldSealed,
            Sha256 oldAnswer)
            implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.VERIFY;
        }
    }

    record Retire(Sha256 signingCertificate) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.RETIRE;
        }
    }

    /**
     * Destroys an encryption key that a renewal has left as history; the nonce has it looked at anew each time.
     *
     * @param successor the encryption certificate that stays in use
     */
    record LetGo(String nonce, Sha256 encryptionCertificate, Sha256 successor) implements TokenStep {
        @Override
        public Kind kind() {
            return Kind.LET_GO;
        }
    }
}
