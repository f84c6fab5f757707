package io.flowhq.simulator.people;

import io.flowhq.simulator.service.WhatsApp;
import io.flowhq.simulator.service.client.DeviceEntry;
import io.flowhq.simulator.service.client.QrMatrix;
import io.flowhq.simulator.service.message.InvalidRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Serves the phones page and what only it needs; what it does to phones goes through the control API. */
@RestController
@RequestMapping("/phones")
class PhonesPage {
    private static final int MAX_PICTURE_BYTES = 12 * 1024 * 1024;
    private static final String POLICY = "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
            + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final WhatsApp whatsApp;
    private final PhonesPageUpdates phonesPageUpdates;

    PhonesPage(WhatsApp whatsApp, PhonesPageUpdates phonesPageUpdates) {
        this.whatsApp = whatsApp;
        this.phonesPageUpdates = phonesPageUpdates;
    }

    /** @param rows the picture of the code it shows, rows of 0 and 1 */
    record Waiting(String id, String code, List<String> rows) {}

    @GetMapping
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("Permissions-Policy", "camera=(self)")
                .body(new ClassPathResource("io/flowhq/simulator/people/phones.html"));
    }

    @GetMapping("/waiting")
    List<Waiting> waiting() {
        return whatsApp.devices().stream()
                .filter(device -> device.code() != null)
                .map(PhonesPage::waiting)
                .toList();
    }

    private static Waiting waiting(DeviceEntry device) {
        var code = Objects.requireNonNull(device.code());
        return new Waiting(device.id(), code, QrMatrix.rows(code));
    }

    /** Reads the QR code in a picture. */
    @PostMapping("/decode")
    Map<String, String> decode(@RequestBody byte[] picture) {
        if (picture.length > MAX_PICTURE_BYTES) {
            throw new InvalidRequest("the picture is larger than 12 MB");
        }
        return Map.of("code", QrImageReader.read(picture));
    }

    @GetMapping("/changes")
    SseEmitter changes() {
        return phonesPageUpdates.follow();
    }
}
