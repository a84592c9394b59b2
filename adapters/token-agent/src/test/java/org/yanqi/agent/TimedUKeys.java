package org.yanqi.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UKeys;

/** Keeps how long the calls to tokens take, on all threads together. */
final class TimedUKeys {
    private final LongAdder nanos = new LongAdder();
    private final LongAdder calls = new LongAdder();

    UKeys over(UKeys tokens) {
        return timed(UKeys.class, tokens);
    }

    long millis() {
        return nanos.sum() / 1_000_000;
    }

    long calls() {
        return calls.sum();
    }

    private <T> T timed(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                TimedUKeys.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> wrapped(call(target, method, given))));
    }

    private Object call(Object target, Method method, Object @Nullable [] given) throws Throwable {
        long began = System.nanoTime();
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            nanos.add(System.nanoTime() - began);
            calls.increment();
        }
    }

    private Object wrapped(Object answer) {
        return switch (answer) {
            case UKeySession session -> timed(UKeySession.class, session);
            case UKey token -> timed(UKey.class, token);
            case List<?> several -> several.stream().map(this::wrapped).toList();
            case null, default -> answer;
        };
    }
}
