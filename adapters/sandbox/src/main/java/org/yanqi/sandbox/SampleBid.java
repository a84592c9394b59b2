package org.yanqi.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import org.yanqi.domain.Bytes;
import org.yanqi.pki.DemonstrationAuthority;

/** A bid sealed for the old encryption certificate: after the renewal it still has to open. */
final class SampleBid {
    static final String SEALED = "bid/bid.txt.p7m";
    private static final String OPEN = "bid/bid.txt";
    private static final String TEXT = """
            投标文件（样本）
            项目：政府采购演示项目
            投标人：在线延期测试
            本文件在延期之前用旧的加密证书加密；延期之后仍应能够解密。
            """;

    private SampleBid() {}

    static void prepare(DataFolder folder) throws IOException, GeneralSecurityException {
        folder.keep(OPEN, () -> TEXT.getBytes(UTF_8));
        folder.keep(SEALED, () -> {
            var certificate = Bytes.of(Files.readAllBytes(folder.at(DemonstrationUKey.ENCRYPTION_CERTIFICATE)));
            return DemonstrationAuthority.seal(TEXT.getBytes(UTF_8), certificate)
                    .toArray();
        });
    }
}
