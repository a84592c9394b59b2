package org.yanqi.application.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

public final class InMemoryOneTimeCodes implements OneTimeCodes, Perishable {
    private record Key(String purpose, MobileNumber mobile) {}

    private final Map<Key, Sent> latest = new ConcurrentHashMap<>();

    @Override
    public Optional<Sent> sent(String purpose, MobileNumber mobile) {
        return Optional.ofNullable(latest.get(new Key(purpose, mobile)));
    }

    @Override
    public void save(String purpose, OneTimeCode code) {
        latest.put(new Key(purpose, code.mobile()), new Sent(code, false));
    }

    @Override
    public void answer(String purpose, OneTimeCode before, OneTimeCode after, boolean rightly) {
        Key key = new Key(purpose, before.mobile());
        boolean isCounted = Optional.ofNullable(latest.get(key))
                .filter(kept -> kept.code().equals(before))
                .filter(kept -> latest.replace(key, kept, new Sent(after, rightly || kept.answered())))
                .isPresent();
        if (!isCounted) {
            throw new StaleVersionException(purpose);
        }
    }

    @Override
    public int eraseOlderThan(Instant moment) {
        int before = latest.size();
        latest.values().removeIf(kept -> kept.code().sentAt().isBefore(moment));
        return before - latest.size();
    }
}
