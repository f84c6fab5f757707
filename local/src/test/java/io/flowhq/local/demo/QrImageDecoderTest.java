package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.flowhq.local.scenario.StepFailed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrImageDecoderTest {

    @Test
    void readsACodeFromAPicture() throws Exception {
        assertThat(QrImageDecoder.read(png(code("2@some/text,with+many=signs,"))))
                .isEqualTo("2@some/text,with+many=signs,");
    }

    @Test
    void readsEveryCode() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] ref = new byte[66];
            random.nextBytes(ref);
            String text = "2@" + Base64.getEncoder().encodeToString(ref);
            assertThat(QrImageDecoder.read(png(code(text)))).isEqualTo(text);
        }
    }

    @Test
    void saysThatAPictureHoldsNoCode() {
        assertThatExceptionOfType(StepFailed.class)
                .isThrownBy(() -> QrImageDecoder.read(png(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB))))
                .withMessageContaining("200 × 100");
    }

    private static BufferedImage code(String text) throws Exception {
        BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 300, 300);
        BufferedImage picture = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                picture.setRGB(x, y, code.get(x, y) ? 0x000000 : 0xffffff);
            }
        }
        return picture;
    }

    private static byte[] png(BufferedImage picture) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
