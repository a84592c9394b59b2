package org.yanqi.tickets;

import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.SecretsContract;

final class RandomSecretsTest extends SecretsContract {
    @Override
    protected Secrets secrets() {
        return new RandomSecrets();
    }
}
