package org.yanqi.web.page;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an inline drawing: no picture to load, sharp at every size.
 *
 * @param size width and height in modules, with the quiet zone of four modules (ISO/IEC 18004 §6.3.8)
 * @param path SVG path data of the dark modules
 * @param content what a scanner reads
 */
public record QrView(int size, String path, String content) {
    private static final int QUIET = 4;

    /** Whether any browser can open the content; what payment providers hold in it only their own app understands. */
    public boolean link() {
        return content.startsWith("https://") || content.startsWith("http://");
    }

    public static QrView of(String content) {
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrView(code.size + 2 * QUIET, path.toString(), content);
    }
}
