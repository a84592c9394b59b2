package org.yanqi.persistence.secrecy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Keys in a file, one on a line: 32 random octets in Base64, before them, if one likes, the key's id and a blank. The id
 * follows from the key; where it is given it has to be right, so that a damaged line is noticed. Empty lines and lines that
 * begin with # say nothing.
 */
final class DataKeyFile {
    private static final int MOST_OCTETS = 4096;

    private DataKeyFile() {}

    static List<DataKey> read(Path file) throws IOException {
        if (Files.size(file) > MOST_OCTETS) {
            throw new IllegalArgumentException("the data key file is too large");
        }
        List<DataKey> keys = new ArrayList<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(line.split("[ \t]+", -1), number));
            }
        }
        return keys;
    }

    private static DataKey key(String[] words, int line) {
        DataKey key = new DataKey(octets(words[words.length - 1], line));
        if (words.length > 2 || words.length == 2 && !words[0].equals(key.id())) {
            throw new IllegalArgumentException(
                    "line " + line + " of the data key file does not hold the key that it names");
        }
        return key;
    }

    private static byte[] octets(String base64, int line) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + line + " of the data key file is not Base64", e);
        }
    }
}
