package io.flowhq.simulator.people;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import io.flowhq.simulator.service.message.InvalidRequest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Finds the QR code in a photograph or a screenshot, upright or not, dark on light or light on dark. */
final class QrImageReader {
    private static final long MAX_PIXELS = 40_000_000;
    private static final Map<DecodeHintType, ?> HINTS = Map.of(
            DecodeHintType.TRY_HARDER, true,
            DecodeHintType.ALSO_INVERTED, true,
            DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));
    /** The search misses some codes, however clear. A screenshot may hold nothing but the code. */
    private static final Map<DecodeHintType, ?> CODE_ALONE =
            Map.of(DecodeHintType.PURE_BARCODE, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE));

    private QrImageReader() {}

    static String read(byte[] picture) {
        var pixels = pixels(picture);
        return Stream.of(HINTS, CODE_ALONE)
                .flatMap(hints -> Stream.of(new HybridBinarizer(pixels), new GlobalHistogramBinarizer(pixels))
                        .map(binarizer -> read(new BinaryBitmap(binarizer), hints)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new InvalidRequest("there is no QR code in this picture"));
    }

    private static Optional<String> read(BinaryBitmap bitmap, Map<DecodeHintType, ?> hints) {
        try {
            return Optional.of(new MultiFormatReader().decode(bitmap, hints).getText());
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    private static LuminanceSource pixels(byte[] picture) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new InvalidRequest("this is not a picture that can be read: PNG, JPEG, GIF and BMP can");
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                    throw new InvalidRequest("the picture has more than 40 million pixels");
                }
                return onWhite(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException damaged) {
            throw new InvalidRequest("the picture is damaged");
        }
    }

    private static LuminanceSource onWhite(BufferedImage image) {
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        int width = opaque.getWidth();
        int height = opaque.getHeight();
        return new RGBLuminanceSource(width, height, opaque.getRGB(0, 0, width, height, null, 0, width));
    }
}
