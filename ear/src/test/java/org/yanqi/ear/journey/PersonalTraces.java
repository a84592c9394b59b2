package org.yanqi.ear.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What lies about of a person where nothing personal may lie; empty: nothing. */
record PersonalTraces(RunningYanqi yanqi, Marks personal) {

    Map<String, Integer> inLogsAndFolders() {
        Map<String, Integer> found = new TreeMap<>();
        for (String log : List.of("server", "agent", "postgres")) {
            found.putAll(personal.in(yanqi.data().resolve("logs/" + log + ".log")));
        }
        found.putAll(personal.under(yanqi.data().resolve("agent")));
        found.putAll(personal.under(yanqi.data().resolve("server")));
        return found;
    }

    /** By table. */
    Map<String, List<String>> inRows(Database database) {
        Map<String, List<String>> found = new TreeMap<>();
        for (String table : database.texts(
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")) {
            database.texts("select t::text from \"" + table + "\" t").stream()
                    .flatMap(row -> personal.in(row).stream())
                    .forEach(mark ->
                            found.computeIfAbsent(table, t -> new ArrayList<>()).add(mark));
        }
        return found;
    }

    /** Deleted rows and the journal among them. */
    Map<String, Integer> inFilesOf(Database database) {
        database.change("checkpoint");
        return personal.under(yanqi.data().resolve("postgres/data"));
    }

    Map<String, Integer> inDocuments() {
        return personal.under(yanqi.data().resolve("documents"));
    }

    /** In all that the server's program holds. */
    Map<String, Integer> inMemory(Path folder) {
        Path dump = folder.resolve("heap.hprof");
        new Program(folder, Map.of())
                .run(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        "" + yanqi.server().pid(),
                        "GC.heap_dump",
                        dump.toString());
        try {
            return personal.inTextsOf(dump);
        } finally {
            delete(dump);
        }
    }

    private static void delete(Path dump) {
        try {
            Files.delete(dump);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
