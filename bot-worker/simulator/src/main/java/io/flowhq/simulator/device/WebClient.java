package io.flowhq.simulator.device;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.service.WhatsApp;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the web client under a content security policy that, like the real one's, runs no script without the nonce of
 * this very answer. Browsers that call themselves headless get the page that asks for Google Chrome.
 */
@RestController
class WebClient {
    private final WhatsApp whatsApp;
    private final BrowserCheck browserCheck;
    private final SecureRandom random = new SecureRandom();
    private final String page = Resources.text("client/index.html");
    private final String unsupported = Resources.text("client/unsupported.html");

    WebClient(WhatsApp whatsApp, BrowserCheck browserCheck) {
        this.whatsApp = whatsApp;
        this.browserCheck = browserCheck;
    }

    @GetMapping("/")
    ResponseEntity<String> page(
            @RequestHeader(name = "User-Agent", defaultValue = "") String userAgent,
            @CookieValue(name = "wa_device", required = false) @Nullable String device) {
        if (browserCheck.refuses(userAgent) || whatsApp.suffers(device, Fault.UNSUPPORTED_BROWSER)) {
            return html(unsupported, "default-src 'none'; style-src 'unsafe-inline'");
        }
        var bytes = new byte[18];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        return html(
                page.replace("{nonce}", nonce),
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

    /** Texts that lie beside the classes. */
    private static final class Resources {
        static String text(String name) {
            try {
                return new ClassPathResource("io/flowhq/simulator/" + name).getContentAsString(StandardCharsets.UTF_8);
            } catch (java.io.IOException missing) {
                throw new java.io.UncheckedIOException(missing);
            }
        }
    }
}
