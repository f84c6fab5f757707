package io.flowhq.simulator.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrImageReaderTest {

    private static final int SIDE = 300;

    @Test
    void readsEveryCode() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var ref = new byte[66];
            random.nextBytes(ref);
            var text = "2@" + Base64.getEncoder().encodeToString(ref);

            assertThat(QrImageReader.read(png(text))).isEqualTo(text);
        }
    }

    private static byte[] png(String text) throws Exception {
        var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, SIDE, SIDE);
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                picture.setRGB(x, y, code.get(x, y) ? 0x000000 : 0xffffff);
            }
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }
}
