package io.flowhq.simulator.page;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.service.WhatsApp;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the web client under a content security policy that, like the real one's, runs no script without the nonce of
 * this very answer. Browsers that call themselves headless get the page that asks for Google Chrome.
 */
@RestController
class WebClient {
    private final WhatsApp whatsApp;
    private final PageSettings settings;
    private final UnansweredRequests unansweredRequests;
    private final SecureRandom random = new SecureRandom();
    private final String page = ClassPathTexts.text("client/index.html");
    private final String unsupported = ClassPathTexts.text("client/unsupported.html");

    WebClient(WhatsApp whatsApp, PageSettings settings, UnansweredRequests unansweredRequests) {
        this.whatsApp = whatsApp;
        this.settings = settings;
        this.unansweredRequests = unansweredRequests;
    }

    @GetMapping("/")
    Object page(
            @RequestHeader(name = "User-Agent", defaultValue = "") String userAgent,
            @RequestParam(required = false) @Nullable String weight,
            @CookieValue(name = "wa_device", required = false) @Nullable String device) {
        if (whatsApp.suffers(device, Fault.SILENT_SERVER)) {
            return unansweredRequests.until(
                    () -> !whatsApp.suffers(device, Fault.SILENT_SERVER), () -> answer(userAgent, weight, device));
        }
        return answer(userAgent, weight, device);
    }

    private ResponseEntity<String> answer(String userAgent, @Nullable String weight, @Nullable String device) {
        if (settings.refuses(userAgent) || whatsApp.suffers(device, Fault.UNSUPPORTED_BROWSER)) {
            return html(unsupported, "default-src 'none'; style-src 'unsafe-inline'");
        }
        var bytes = new byte[18];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        var heavy = settings.heavy() || "real".equals(weight);
        return html(
                page.replace("{ballast}", heavy ? MemoryLoad.html() : "").replace("{nonce}", nonce),
                "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                        + "'; img-src 'self' data: blob:; connect-src 'self' data: blob:; worker-src 'self' blob:; "
                        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    private static ResponseEntity<String> html(String body, String policy) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }
}
