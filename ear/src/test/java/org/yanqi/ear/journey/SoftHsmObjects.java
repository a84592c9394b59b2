package org.yanqi.ear.journey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What OpenSC's {@code pkcs11-tool} sees on the demonstration token. */
record SoftHsmObjects(Program program, Path folder) {

    private static final String PIN = "12345678";
    private static final Pattern CERTIFICATE =
            Pattern.compile("Certificate Object; type = X.509 cert\\n(?:  .*\\n)*?  ID: +([0-9a-f]+)\\n");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("Private Key Object; .*\\n(?:  .*\\n)*?  ID: +([0-9a-f]+)\\n");

    /** A certificate on the token, with what {@code openssl x509} says of it. */
    record Certificate(String id, Path pem, String words) {
        boolean isFor(String keyUsage) {
            return words.contains(keyUsage);
        }
    }

    List<Certificate> certificates() {
        return ids(CERTIFICATE).map(this::certificate).toList();
    }

    /** The ids of the private keys. */
    List<String> privateKeys() {
        return ids(PRIVATE_KEY).toList();
    }

    /** From now on the token has no private key with this id, as if its file had never come to the disk. */
    void losePrivateKey(String id) {
        tool("--delete-object", "--type", "privkey", "--id", id);
    }

    /** Signs a digest by ECDSA; the signature is the DER sequence that OpenSSL reads. */
    void sign(String id, String digest, String signature) {
        tool(
                "--sign",
                "--mechanism",
                "ECDSA",
                "--signature-format",
                "openssl",
                "--id",
                id,
                "--input-file",
                digest,
                "--output-file",
                signature);
    }

    private Stream<String> ids(Pattern kind) {
        String listing = tool("--list-objects");
        return kind.matcher(listing).results().map((MatchResult found) -> found.group(1)).toList().stream();
    }

    private Certificate certificate(String id) {
        tool("--read-object", "--type", "cert", "--id", id, "--output-file", id + ".cer");
        program.run("openssl", "x509", "-inform", "DER", "-in", id + ".cer", "-out", id + ".pem");
        String words = program.run("openssl", "x509", "-in", id + ".pem", "-noout", "-text");
        return new Certificate(id, folder.resolve(id + ".pem"), words);
    }

    private String tool(String... arguments) {
        Stream<String> login = Stream.of(
                "pkcs11-tool",
                "--module",
                library().toString(),
                "--token-label",
                "YANQI-DEMO",
                "--login",
                "--pin",
                PIN);
        return program.run(Stream.concat(login, Stream.of(arguments)).toArray(String[]::new));
    }

    static Path library() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib64/softhsm/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
