package org.yanqi.agent;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeys;

/** Tokens that notice when anybody looks at them. */
final class UntouchedTokens implements UKeys {
    private final UKeys tokens;
    private final AtomicInteger looks = new AtomicInteger();

    UntouchedTokens(UKeys tokens) {
        this.tokens = tokens;
    }

    @Override
    public List<UKey> present() throws UKeyException {
        looks.incrementAndGet();
        return tokens.present();
    }

    int looks() {
        return looks.get();
    }
}
