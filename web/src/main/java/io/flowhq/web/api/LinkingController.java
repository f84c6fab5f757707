package io.flowhq.web.api;

import io.flowhq.client.TenantCommands;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.ApiStatus;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.session.Screenshot;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.link.QrImage;
import io.flowhq.web.problem.ApiProblem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What links a phone to a session: the QR code in three forms and the pairing code; and a picture of the page. */
@RestController
@RequestMapping("/api")
class LinkingController {

    private final ApiSessions sessions;
    private final SessionRecords records;
    private final TenantCommands commands;
    private final InstantSource clock;

    LinkingController(ApiSessions sessions, SessionRecords records, TenantCommands commands, InstantSource clock) {
        this.sessions = sessions;
        this.records = records;
        this.commands = commands;
        this.clock = clock;
    }

    /** A picture as WAHA's clients read it in JSON. */
    record FileJson(String mimetype, String data) {

        static FileJson png(byte[] png) {
            return new FileJson(MediaType.IMAGE_PNG_VALUE, Base64.getEncoder().encodeToString(png));
        }
    }

    /**
     * The text of the QR code.
     *
     * @param qr the same, where the client waha 1.0 looks for it
     */
    record RawQr(String value, String qr) {}

    record CodeRequest(
            @Nullable String phoneNumber, @Nullable String method) {}

    record PairingCode(String code) {}

    @GetMapping(path = "/{session}/auth/qr", params = "format=raw", produces = MediaType.APPLICATION_JSON_VALUE)
    RawQr rawQr(@PathVariable String session, ApiCaller caller) {
        var text = qr(session, caller);
        return new RawQr(text, text);
    }

    /** A picture for whoever takes anything, as the client kctl-waha does; JSON for whoever accepts that alone. */
    @GetMapping(path = "/{session}/auth/qr", params = "format=image", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] qrImage(@PathVariable String session, ApiCaller caller) {
        return qrPicture(session, caller);
    }

    @GetMapping(path = "/{session}/auth/qr", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] qrPicture(@PathVariable String session, ApiCaller caller) {
        return QrImage.png(qr(session, caller));
    }

    @GetMapping(path = "/{session}/auth/qr", produces = MediaType.APPLICATION_JSON_VALUE)
    FileJson qrJson(@PathVariable String session, ApiCaller caller) {
        return FileJson.png(qrPicture(session, caller));
    }

    @PostMapping(path = "/{session}/auth/request-code", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    PairingCode requestCode(@PathVariable String session, @RequestBody CodeRequest request, ApiCaller caller)
            throws InterruptedException {
        var known = sessions.get(caller, session);
        var tenant = known.tenant().id();
        mustBeItsNumber(known, request.phoneNumber());
        commands.give(CommandKind.REQUEST_PAIRING_CODE, tenant, RequestId.random(), caller.getName(), null);
        return new PairingCode(PageWait.until("pairing code", () -> pairingCode(tenant)));
    }

    @GetMapping(path = "/screenshot", produces = MediaType.IMAGE_PNG_VALUE)
    byte[] screenshot(@RequestParam(required = false) @Nullable String session, ApiCaller caller)
            throws InterruptedException {
        var tenant = sessions.get(caller, session).tenant().id();
        var last = records.screenshot(tenant).map(Screenshot::at).orElse(Instant.MIN);
        commands.give(CommandKind.SCREENSHOT, tenant, RequestId.random(), caller.getName(), null);
        return PageWait.until(
                        "picture",
                        () -> records.screenshot(tenant)
                                .filter(picture -> picture.at().isAfter(last)))
                .png();
    }

    @GetMapping(path = "/screenshot", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<FileJson> screenshotJson(@RequestParam(required = false) @Nullable String session, ApiCaller caller)
            throws InterruptedException {
        return ResponseEntity.ok(FileJson.png(screenshot(session, caller)));
    }

    private String qr(String session, ApiCaller caller) {
        var known = sessions.get(caller, session);
        return records.link(known.tenant().id())
                .filter(link -> link.expiresAt() == null || link.expiresAt().isAfter(clock.instant()))
                .map(LinkStatus::qr)
                .orElseThrow(() -> ApiProblem.wrongState(
                        "no_qr_code",
                        "The session shows no QR code; its status is "
                                + ApiStatus.of(known.observed().phase()) + ".",
                        "Start it, wait for SCAN_QR_CODE and ask again."));
    }

    private static void mustBeItsNumber(TenantOverview session, @Nullable String phoneNumber) {
        var digits = phoneNumber == null ? "" : phoneNumber.replaceAll("[^0-9]", "");
        if (!digits.isEmpty() && !digits.equals(session.tenant().phoneNumber())) {
            throw ApiProblem.wrongState(
                    "other_phone_number",
                    "The session is for another phone number.",
                    "Ask the operator to change the number of the session.");
        }
    }

    private Optional<String> pairingCode(TenantId tenant) {
        return records.link(tenant)
                .filter(link -> link.pairingExpiresAt() == null
                        || link.pairingExpiresAt().isAfter(clock.instant()))
                .map(LinkStatus::pairingCode)
                .map(code -> code.length() == 8 ? code.substring(0, 4) + "-" + code.substring(4) : code);
    }
}
