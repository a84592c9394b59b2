package org.yanqi.staff;

import org.yanqi.application.port.StaffSecrets;
import org.yanqi.application.port.StaffSecretsContract;

class LocalStaffSecretsContractTest extends StaffSecretsContract {
    @Override
    protected StaffSecrets secrets() {
        return new LocalStaffSecrets();
    }
}
