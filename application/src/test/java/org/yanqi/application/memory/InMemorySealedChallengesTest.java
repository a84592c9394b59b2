package org.yanqi.application.memory;

import org.yanqi.application.port.SealedChallenges;
import org.yanqi.application.port.SealedChallengesContract;
import org.yanqi.application.port.TestPki;

final class InMemorySealedChallengesTest extends SealedChallengesContract {
    private final ToyPki pki = new ToyPki();
    private final SealedChallenges challenges = new InMemorySealedChallenges();

    @Override
    protected SealedChallenges challenges() {
        return challenges;
    }

    @Override
    protected TestPki pki() {
        return pki;
    }
}
