package io.flowhq.simulator.service.client;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import io.flowhq.simulator.service.message.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The picture of a QR code as rows of 0 and 1, quiet zone included. */
public final class QrMatrix {
    private QrMatrix() {}

    public static List<String> rows(String text) {
        try {
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 4));
            var rows = new ArrayList<String>();
            for (int y = 0; y < matrix.getHeight(); y++) {
                var row = new StringBuilder();
                for (int x = 0; x < matrix.getWidth(); x++) {
                    row.append(matrix.get(x, y) ? '1' : '0');
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (WriterException | IllegalArgumentException tooLong) {
            throw new InvalidRequest("this does not fit into a QR code");
        }
    }
}
