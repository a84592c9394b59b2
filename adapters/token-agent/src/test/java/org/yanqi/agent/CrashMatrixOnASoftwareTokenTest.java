package org.yanqi.agent;

import java.nio.file.Path;
import org.yanqi.token.SoftwareUKeys;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyKind;

class CrashMatrixOnASoftwareTokenTest extends CrashMatrix {

    @Override
    UKeyKind kind() {
        return UKeyKind.SOFTWARE;
    }

    @Override
    Path tokenPlace() {
        return home.resolve("tokens");
    }

    @Override
    SoftwareUKeys tokens() {
        return SoftwareUKeys.in(tokenPlace());
    }

    @Override
    UKey emptyToken() throws Exception {
        return tokens().initialise("Demo UKey", Journey.PIN, 32);
    }

    @Override
    void unplug() {}
}
