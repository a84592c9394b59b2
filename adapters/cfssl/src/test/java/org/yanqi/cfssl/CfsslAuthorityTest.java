package org.yanqi.cfssl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.CertificationAuthorityContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.renewal.RenewalRules.Discretion;
import org.yanqi.outsideca.OutsideFixture;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.pki.X509CertificateReader;

/** The port on a real CA of somebody else; each asking of a test's is a node of its own. */
final class CfsslAuthorityTest extends CertificationAuthorityContract {
    private final OutsideFixture registers = OutsideFixture.empty();
    private final CfsslServer server;

    CfsslAuthorityTest(@TempDir Path folder) throws Exception {
        server = new CfsslServer(folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected CertificationAuthority authority() {
        return registers.node(server.source(server.address(), Duration.ZERO), server.ca.der(), server.list.address());
    }

    @Override
    protected CertificateReader reader() {
        return new X509CertificateReader(List.of(server.ca.der()));
    }

    @Override
    protected TestPki pki() {
        return new TokenRequests();
    }

    @Override
    protected Discretion discretion() {
        return Discretion.NUMBERS_AND_VALIDITY;
    }
}
