package org.yanqi.domain.certificate;

/** The serial number that a UKey reports of itself (PKCS#11 CK_TOKEN_INFO, without padding). */
public record TokenSerial(String value) {
    public TokenSerial {
        if (!value.matches("[\\x21-\\x7e]{1,64}")) {
            throw new IllegalArgumentException("a token's serial number is 1 to 64 printable ASCII characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
