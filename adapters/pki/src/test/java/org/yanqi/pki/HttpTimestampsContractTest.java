package org.yanqi.pki;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.TimestampsContract;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;

final class HttpTimestampsContractTest extends TimestampsContract {
    private static final AuthorityKeys KEYS =
            RealPki.of(KeyProfile.P256).authority.keys();
    private static final Clock CLOCK = Clock.fixed(RealPki.NOW, ZoneOffset.UTC);

    private LoopbackTimestampServer server;

    @BeforeEach
    void start() throws Exception {
        var authority = new EmbeddedTimestamps(KEYS.timestampKey(), Publication.DEMONSTRATION_TIMESTAMP_POLICY, CLOCK);
        server = LoopbackTimestampServer.start();
        server.answering(question -> LoopbackTimestampServer.honest(authority, question, Date.from(RealPki.NOW)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Timestamps timestamps() {
        return new HttpTimestamps(server.address(), KEYS.rootCertificate(), HttpClient.newHttpClient(), CLOCK);
    }

    @Override
    protected Sha256 imprint(Bytes token) {
        return VerifiedToken.imprint(token);
    }
}
