package org.yanqi.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrViewTest {
    @Test
    void everyDarkModuleIsDrawnAndNoneBesides() {
        String content = "weixin://wxpay/bizpayurl?pr=NwY5Mz9";
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);

        QrView view = QrView.of(content);

        assertThat(view.size()).isEqualTo(code.size + 8);
        assertThat(drawn(view)).isEqualTo(dark(code));
    }

    private static Set<String> drawn(QrView view) {
        Set<String> modules = new HashSet<>();
        var matcher = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(view.path());
        while (matcher.find()) {
            modules.add((Integer.parseInt(matcher.group(1)) - 4) + "," + (Integer.parseInt(matcher.group(2)) - 4));
        }
        return modules;
    }

    private static Set<String> dark(QrCode code) {
        Set<String> modules = new HashSet<>();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    modules.add(x + "," + y);
                }
            }
        }
        return modules;
    }
}
