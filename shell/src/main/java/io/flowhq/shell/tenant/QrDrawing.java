package io.flowhq.shell.tenant;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A QR code drawn with half blocks, two modules per character, with the quiet zone a scanner needs. With colours it is
 * black on white whatever the terminal's theme is, out of the fixed part of the 256-colour palette.
 */
final class QrDrawing {

    private static final int QUIET_ZONE = 4;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String RESET = "\u001b[0m";

    private final ByteMatrix modules;

    private QrDrawing(ByteMatrix modules) {
        this.modules = modules;
    }

    static QrDrawing of(String text) {
        try {
            return new QrDrawing(
                    Encoder.encode(text, ErrorCorrectionLevel.L, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                            .getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("the code is too long for a QR code", tooLong);
        }
    }

    List<String> lines(boolean coloured) {
        List<String> lines = new ArrayList<>();
        for (int y = -QUIET_ZONE; y < modules.getHeight() + QUIET_ZONE; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = -QUIET_ZONE; x < modules.getWidth() + QUIET_ZONE; x++) {
                line.append(block(isDark(x, y), isDark(x, y + 1)));
            }
            lines.add(coloured ? BLACK_ON_WHITE + line + RESET : line.toString());
        }
        return lines;
    }

    private static char block(boolean top, boolean bottom) {
        if (top) {
            return bottom ? '█' : '▀';
        }
        return bottom ? '▄' : ' ';
    }

    private boolean isDark(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return inside && modules.get(x, y) == 1;
    }
}
