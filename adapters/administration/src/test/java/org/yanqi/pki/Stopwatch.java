package org.yanqi.pki;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** How long work has taken so far, on all threads together. */
final class Stopwatch {
    private final LongAdder nanos = new LongAdder();

    <T> T time(Supplier<T> work) {
        long began = System.nanoTime();
        T made = work.get();
        nanos.add(System.nanoTime() - began);
        return made;
    }

    /** The same port, whose calls are timed. */
    <T> T over(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                Stopwatch.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    long began = System.nanoTime();
                    try {
                        return method.invoke(target, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        nanos.add(System.nanoTime() - began);
                    }
                }));
    }

    double millis() {
        return nanos.sum() / 1e6;
    }
}
