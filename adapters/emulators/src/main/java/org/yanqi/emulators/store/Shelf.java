package org.yanqi.emulators.store;

import jakarta.json.JsonObject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yanqi.emulators.wire.Json;

/** The records of one kind by their key, oldest first; past its bound the oldest one is forgotten. */
public final class Shelf<R extends Record> {

    private final Store store;
    private final RecordJson<R> form;
    private final int bound;
    private final Map<String, R> records = new LinkedHashMap<>();

    Shelf(Store store, Class<R> type, int bound, JsonObject stored) {
        this.store = store;
        this.form = new RecordJson<>(type);
        this.bound = bound;
        stored.forEach((key, value) -> records.put(key, form.read(value.asJsonObject())));
    }

    public Optional<R> find(String key) {
        return store.atomically(() -> Optional.ofNullable(records.get(key)));
    }

    public List<R> all() {
        return store.atomically(() -> List.copyOf(records.values()));
    }

    /** On disk when this returns, unless a longer act is under way: then when that ends. */
    public R put(String key, R value) {
        return store.changing(() -> {
            records.put(key, value);
            forgetTheOldest();
            return value;
        });
    }

    public void remove(String key) {
        store.changing(() -> Optional.ofNullable(records.remove(key)));
    }

    private void forgetTheOldest() {
        Iterator<String> oldest = records.keySet().iterator();
        while (records.size() > bound) {
            oldest.next();
            oldest.remove();
        }
    }

    JsonObject written() {
        var all = Json.object();
        records.forEach((key, value) -> all.add(key, form.write(value)));
        return all.build();
    }
}
