import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jboss.jandex.IndexWriter;
import org.jboss.jandex.Indexer;

/**
 * Spares the server work at every deployment: each library in the EAR gets the index of annotations that the server would
 * make of its classes, and goes without signatures, which nothing asks for and which are verified class by class.
 *
 * <p>Usage: {@code java -cp jandex.jar QuickToDeploy.java EAR}; what is indexed already stays as it is.
 */
final class QuickToDeploy {

    private static final String INDEX = "META-INF/jandex.idx";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SIGNATURES = "META-INF/[^/]*\\.(SF|RSA|DSA|EC)";

    public static void main(String[] args) throws IOException {
        Path ear = Path.of(args[0]);
        // Its parts are compressed; to do it twice makes nothing smaller.
        Files.write(ear, zip(withQuickParts(entries(Files.readAllBytes(ear))), Deflater.NO_COMPRESSION));
    }

    /** A file in an archive. Its time stays, for browsers ask by it what has changed. */
    private record Part(LocalDateTime time, byte[] content) {

        Part with(byte[] other) {
            return new Part(time, other);
        }
    }

    private static Part quick(String name, Part part) throws IOException {
        if (!name.matches(".*\\.[jw]ar")) {
            return part;
        }
        Map<String, Part> entries = entries(part.content());
        if (entries.containsKey(INDEX)) {
            return part;
        }
        return part.with(zip(
                name.endsWith(".war") ? withQuickParts(entries) : indexed(unsigned(entries)),
                Deflater.DEFAULT_COMPRESSION));
    }

    private static Map<String, Part> withQuickParts(Map<String, Part> entries) throws IOException {
        for (var entry : entries.entrySet()) {
            entry.setValue(quick(entry.getKey(), entry.getValue()));
        }
        return entries;
    }

    private static Map<String, Part> unsigned(Map<String, Part> entries) throws IOException {
        if (entries.keySet().removeIf(name -> name.matches(SIGNATURES))) {
            Part signed = entries.get(MANIFEST);
            var manifest = new Manifest(new ByteArrayInputStream(signed.content()));
            manifest.getEntries().clear();
            var written = new ByteArrayOutputStream();
            manifest.write(written);
            entries.put(MANIFEST, signed.with(written.toByteArray()));
        }
        return entries;
    }

    private static Map<String, Part> indexed(Map<String, Part> entries) throws IOException {
        var indexer = new Indexer();
        for (var entry : entries.entrySet()) {
            if (entry.getKey().endsWith(".class") && !entry.getKey().startsWith("META-INF/")) {
                indexer.index(new ByteArrayInputStream(entry.getValue().content()));
            }
        }
        var written = new ByteArrayOutputStream();
        new IndexWriter(written).write(indexer.complete());
        entries.put(INDEX, entries.get(MANIFEST).with(written.toByteArray()));
        return entries;
    }

    private static Map<String, Part> entries(byte[] zip) throws IOException {
        Map<String, Part> entries = new LinkedHashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                entries.put(entry.getName(), new Part(entry.getTimeLocal(), in.readAllBytes()));
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, Part> entries, int compression) throws IOException {
        var written = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(written)) {
            out.setLevel(compression);
            for (var entry : entries.entrySet()) {
                var header = new ZipEntry(entry.getKey());
                header.setTimeLocal(entry.getValue().time());
                out.putNextEntry(header);
                out.write(entry.getValue().content());
            }
        }
        return written.toByteArray();
    }
}
