package org.yanqi.application.memory;

import org.yanqi.application.port.StaffSecrets;
import org.yanqi.application.port.StaffSecretsContract;

class InMemoryStaffSecretsTest extends StaffSecretsContract {
    private final StaffSecrets port = new InMemoryStaffSecrets();

    @Override
    protected StaffSecrets secrets() {
        return port;
    }
}
