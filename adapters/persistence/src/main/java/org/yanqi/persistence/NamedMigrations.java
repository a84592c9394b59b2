package org.yanqi.persistence;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The migrations by name: scanning the class path depends on how each server packs it, reading a resource does not. */
record NamedMigrations(ClassLoader loader) implements ResourceProvider {
    private static final List<String> NAMES = List.of(
            "V1__renewal.sql",
            "V2__payment_and_invoice.sql",
            "V3__material.sql",
            "V4__embedded_ca.sql",
            "V5__search_and_erasure.sql",
            "V6__documents_in_files.sql",
            "V7__limits_and_notices.sql",
            "V8__event_certificates_and_staff.sql",
            "V9__delivered_events.sql",
            "V10__retention_and_withdrawal.sql",
            "V11__failed_refunds.sql",
            "V18__revocation_lists.sql",
            "V19__ca_that_is_not_ours.sql",
            "V21__seen_moduli.sql",
            "V22__alarms.sql",
            "V23__machine_renewals.sql",
            "V25__machines_checked.sql");

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return NAMES.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return NAMES.stream()
                .filter(name ->
                        name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
                .map(name -> (LoadableResource) new Script(name))
                .toList();
    }

    private final class Script extends LoadableResource {
        private final String name;

        private Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            var stream = Objects.requireNonNull(loader.getResourceAsStream(getAbsolutePath()), name);
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "db/migration/" + name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
