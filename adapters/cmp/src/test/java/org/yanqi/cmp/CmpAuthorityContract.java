package org.yanqi.cmp;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.CertificationAuthorityContract;
import org.yanqi.application.port.TestPki;
import org.yanqi.cmp.CmpSource.Manner;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.domain.renewal.RenewalRules.Discretion;
import org.yanqi.outsideca.TokenRequests;
import org.yanqi.pki.X509CertificateReader;

/** The port over CMP; each asking of a test's is a node of its own. */
abstract class CmpAuthorityContract extends CertificationAuthorityContract {
    private final CmpFixture fixture;
    private final Manner manner;

    CmpAuthorityContract(CmpFixture fixture) {
        this(fixture, CmpFixture.EXPLICIT);
    }

    CmpAuthorityContract(CmpFixture fixture, Manner manner) {
        this.fixture = fixture;
        this.manner = manner;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Override
    protected CertificationAuthority authority() {
        return fixture.node(manner);
    }

    @Override
    protected CertificateReader reader() {
        return new X509CertificateReader(List.of(fixture.ca.der()));
    }

    @Override
    protected TestPki pki() {
        return new TokenRequests();
    }

    @Override
    protected IssuanceOrder.Replaced replaced() {
        return fixture.replaced();
    }

    @Override
    protected Discretion discretion() {
        return Discretion.NUMBERS_AND_VALIDITY;
    }
}
