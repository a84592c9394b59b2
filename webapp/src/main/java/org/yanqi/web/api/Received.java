package org.yanqi.web.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** Reads what the page's script sends, strictly: whatever is missing or of another kind is a bad request. */
record Received(JsonObject json) {
    private static final int MOST_CERTIFICATES = 32;
    private static final int MOST_BASE64 = 64 << 10;

    String text(String name, int most) {
        if (!(json.get(name) instanceof JsonString text) || text.getString().length() > most) {
            throw new Malformed(name + " is missing or too long");
        }
        // No database keeps U+0000.
        if (text.getString().indexOf('\0') >= 0) {
            throw new Malformed(name + " is no text");
        }
        return text.getString();
    }

    boolean has(String name) {
        return json.containsKey(name) && json.get(name).getValueType() != JsonValue.ValueType.NULL;
    }

    /** 1.7 and 4294967297 are not 1. */
    int whole(String name, int least, int most) {
        if (json.get(name) instanceof JsonNumber number) {
            try {
                int value = number.intValueExact();
                if (least <= value && value <= most) {
                    return value;
                }
            } catch (ArithmeticException fractionOrHuge) {
                throw new Malformed(name + " is no whole number", fractionOrHuge);
            }
        }
        throw new Malformed(name + " is not from " + least + " to " + most);
    }

    /** @param otherwise what it is where it is not said */
    boolean flag(String name, boolean otherwise) {
        if (!json.containsKey(name)) {
            return otherwise;
        }
        return switch (json.get(name).getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw new Malformed(name + " is neither true nor false");
        };
    }

    Received object(String name) {
        if (!(json.get(name) instanceof JsonObject object)) {
            throw new Malformed(name + " is no object");
        }
        return new Received(object);
    }

    Bytes bytes(String name) {
        return decoded(text(name, MOST_BASE64));
    }

    List<Bytes> listOfBytes(String name) {
        if (!(json.get(name) instanceof JsonArray list) || list.size() > MOST_CERTIFICATES) {
            throw new Malformed(name + " is missing or too long");
        }
        return list.stream()
                .map(item -> {
                    if (!(item instanceof JsonString text) || text.getString().length() > MOST_BASE64) {
                        throw new Malformed(name + " holds something else");
                    }
                    return decoded(text.getString());
                })
                .toList();
    }

    List<Received> objects(String name, int most) {
        if (!(json.get(name) instanceof JsonArray list) || list.size() > most) {
            throw new Malformed(name + " is missing or too long");
        }
        return list.stream()
                .map(item -> {
                    if (!(item instanceof JsonObject object)) {
                        throw new Malformed(name + " holds something else");
                    }
                    return new Received(object);
                })
                .toList();
    }

    List<String> texts(String name, int most) {
        if (!(json.get(name) instanceof JsonArray list) || list.size() > most) {
            throw new Malformed(name + " is missing or too long");
        }
        return list.stream()
                .map(item -> {
                    if (!(item instanceof JsonString text) || text.getString().length() > 64) {
                        throw new Malformed(name + " holds something else");
                    }
                    return text.getString();
                })
                .toList();
    }

    Sha256 hash(String name) {
        return hash(name, text(name, 64));
    }

    List<Sha256> hashes(String name, int most) {
        return texts(name, most).stream().map(hex -> hash(name, hex)).toList();
    }

    private static Sha256 hash(String name, String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new Malformed(name + " is no hash");
        }
        return new Sha256(hex);
    }

    private static Bytes decoded(String base64) {
        try {
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64", e);
        }
    }
}
