package io.flowhq.local.demo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.flowhq.local.scenario.StepFailed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads a picture the way a phone's camera does. */
final class QrImageDecoder {

    /** Searching a picture misses one code in fifty, however clear: then it is read as a code alone. */
    private static final List<Map<DecodeHintType, ?>> HINTS =
            List.of(Map.of(), Map.of(DecodeHintType.PURE_BARCODE, true));

    private QrImageDecoder() {}

    /** The text of the QR code in the PNG picture. */
    static String read(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return HINTS.stream()
                .flatMap(hints -> read(bitmap, hints).stream())
                .findFirst()
                .orElseThrow(() -> new StepFailed(
                        "a picture of " + width + " × " + height + " pixels without a readable QR code"));
    }

    private static Optional<String> read(BinaryBitmap bitmap, Map<DecodeHintType, ?> hints) {
        try {
            return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
        } catch (NotFoundException | ChecksumException | FormatException e) {
            return Optional.empty();
        }
    }
}
