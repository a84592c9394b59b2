package org.yanqi.pki;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A key behind a provider that sometimes does not answer, or takes its time, as an HSM behind a network does. */
final class FailingKey {
    private final AtomicReference<Runnable> before = new AtomicReference<>(() -> {});
    private final PrivateKey key;
    private final Behind provider = new Behind();

    FailingKey(SigningKey key) {
        this.key = key.key();
    }

    SigningKey signingKey() {
        return new SigningKey(key, provider);
    }

    /** The CA whose key it stands for, without one for timestamps. */
    AuthorityKeys in(AuthorityKeys keys) {
        return new AuthorityKeys(
                signingKey(), keys.issuing(), Certificates.known(keys.rootCertificate()), keys.kmc(), Optional.empty());
    }

    void takeAway() {
        before(() -> {
            throw new ProviderException("the HSM is away");
        });
    }

    void bringBack() {
        before(() -> {});
    }

    /** What happens while somebody waits for a signature. */
    void before(Runnable happening) {
        before.set(happening);
    }

    private final class Behind extends Provider {
        private static final long serialVersionUID = 1L;

        Behind() {
            super("Behind", "1", "signs with another provider, unless it is away");
            putService(new Service(this, "Signature", "SHA256withECDSA", Signing.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Signing();
                }
            });
        }
    }

    private final class Signing extends SignatureSpi {
        private final java.security.Signature own = own();

        private static java.security.Signature own() {
            try {
                return java.security.Signature.getInstance("SHA256withECDSA", Crypto.PROVIDER);
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws java.security.InvalidKeyException {
            before.get().run();
            own.initSign(key);
        }

        @Override
        protected void engineInitVerify(java.security.PublicKey key) throws java.security.InvalidKeyException {
            own.initVerify(key);
        }

        @Override
        protected void engineUpdate(byte octet) throws SignatureException {
            own.update(octet);
        }

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) throws SignatureException {
            own.update(octets, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return own.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return own.verify(signature);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the class that every signature extends
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in the class that every signature extends
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
