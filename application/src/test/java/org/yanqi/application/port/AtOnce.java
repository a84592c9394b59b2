package org.yanqi.application.port;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Lets several do the same thing at the same moment. */
public final class AtOnce {
    private AtOnce() {}

    /** What each got; what any of them throws is thrown. */
    public static <T> List<T> doing(int count, IntFunction<T> deed) {
        var start = new CyclicBarrier(count);
        try (var threads = Executors.newFixedThreadPool(count)) {
            return IntStream.range(0, count)
                    .mapToObj(index -> threads.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return deed.apply(index);
                    }))
                    .toList()
                    .stream()
                    .map(AtOnce::result)
                    .toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
