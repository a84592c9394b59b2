package org.yanqi.application.memory;

import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.SecretsContract;

final class InMemorySecretsTest extends SecretsContract {
    @Override
    protected Secrets secrets() {
        return new InMemorySecrets();
    }
}
