package org.yanqi.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.StoredObject;
import org.yanqi.token.StoredObject.Kind;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeySession;
import org.yanqi.token.UKeys;

/** Tokens that say of one kind of object that it is destroyed, and keep it. */
final class UntruthfulTokens {
    private Optional<Kind> kept = Optional.empty();

    UKeys over(UKeys tokens) {
        return proxy(UKeys.class, tokens);
    }

    void keep(Kind kind) {
        kept = Optional.of(kind);
    }

    void beTruthful() {
        kept = Optional.empty();
    }

    private <T> T proxy(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                UntruthfulTokens.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> isKept(method, given) ? null : wrapped(call(target, method, given))));
    }

    private boolean isKept(Method method, Object @Nullable [] given) {
        return method.getName().equals("destroy")
                && given != null
                && given[0] instanceof StoredObject object
                && kept.equals(Optional.of(object.kind()));
    }

    private static Object call(Object target, Method method, Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object wrapped(Object answer) {
        return switch (answer) {
            case UKeySession session -> proxy(UKeySession.class, session);
            case UKey token -> proxy(UKey.class, token);
            case List<?> several -> several.stream().map(this::wrapped).toList();
            case null, default -> answer;
        };
    }
}
