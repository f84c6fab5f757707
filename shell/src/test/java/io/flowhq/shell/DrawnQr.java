package io.flowhq.shell;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;

/** A QR code drawn with half blocks, looked at by a scanner as a camera would see it on a white ground. */
public final class DrawnQr {

    private static final int PIXELS = 4;
    private static final String BLOCKS = " ▀▄█";

    private DrawnQr() {}

    /** What the code in this text says; lines that are not part of the drawing are passed over. */
    public static String read(String text) {
        List<String> rows = text.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "")
                .lines()
                .filter(line -> line.length() > 20 && line.chars().allMatch(c -> BLOCKS.indexOf(c) >= 0))
                .toList();
        int width = rows.getFirst().length() * PIXELS;
        int height = rows.size() * 2 * PIXELS;
        int[] picture = new int[width * height];
        Arrays.fill(picture, 0xFFFFFF);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char block = rows.get(y / PIXELS / 2).charAt(x / PIXELS);
                boolean top = y / PIXELS % 2 == 0;
                if (block == '█' || block == (top ? '▀' : '▄')) {
                    picture[y * width + x] = 0;
                }
            }
        }
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, picture))))
                    .getText();
        } catch (Exception unreadable) {
            throw new AssertionError("no QR code in\n" + String.join("\n", rows), unreadable);
        }
    }
}
