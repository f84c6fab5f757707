package io.flowhq.web.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrImageTest {

    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 237, 400})
    void canBeReadByACamera(int length) throws Exception {
        var text = "2@" + "aB9+/=,".repeat(length).substring(0, length);
        assertThat(read(picture(text))).isEqualTo(text);
    }

    @Test
    void isBlackOnWhiteWithAQuietZoneAndLargeEnough() throws Exception {
        var picture = picture("2@" + "x".repeat(237));
        var side = picture.getWidth();
        assertThat(side).isGreaterThanOrEqualTo(360).isEqualTo(picture.getHeight());
        var pixels = picture.getRGB(0, 0, side, side, null, 0, side);
        assertThat(Arrays.stream(pixels).distinct()).containsExactlyInAnyOrder(WHITE, BLACK);
        var border = picture.getRGB(0, 0, side, 16, null, 0, side);
        assertThat(Arrays.stream(border).distinct()).containsExactly(WHITE);
    }

    @Test
    void refusesWhatNoCodeCanHold() {
        assertThatThrownBy(() -> QrImage.dataUrl("x".repeat(5000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this text does not fit into a QR code");
    }

    private static BufferedImage picture(String text) throws Exception {
        var data = QrImage.dataUrl(text).split(",", 2);
        assertThat(data[0]).isEqualTo("data:image/png;base64");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data[1])));
    }

    private static String read(BufferedImage picture) throws Exception {
        var side = picture.getWidth();
        var pixels = picture.getRGB(0, 0, side, side, null, 0, side);
        var source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
