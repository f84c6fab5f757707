package io.flowhq.worker.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that run before any of the page's own: on injected hosts wa-js with its analytics and preview servers
 * off, everywhere the bridge.
 *
 * <p>Init scripts are subject neither to the page's content security policy nor to its reloads.
 */
public final class PageScripts {

    static final String BINDING = "__flowhqTell";
    private static final String CONTENT_TIMEOUT = "__flowhqContentTimeout";
    private static final String BUNDLE = "wa-js/wppconnect-wa.js";

    private final String url;
    private final List<String> inOrder;
    private final WppContract contract = WppContract.read();

    private PageScripts(String url, List<String> inOrder) {
        this.url = url;
        this.inOrder = List.copyOf(inOrder);
    }

    /** @throws WaJsNotFound when the page needs wa-js and there is none */
    public static PageScripts of(WhatsAppSettings settings) {
        List<String> scripts = new ArrayList<>();
        if (settings.injected()) {
            scripts.add(onHosts(settings, "window.WPPConfig = " + configuration(settings) + ";"));
            scripts.add(onHosts(settings, bundle(settings.waJs())));
        }
        scripts.add("window.%s = %d;"
                .formatted(CONTENT_TIMEOUT, settings.contentTimeout().toMillis()));
        scripts.add(resource("bridge.js"));
        return new PageScripts(settings.url().toString(), scripts);
    }

    /** The same, with one script before all of them. */
    PageScripts after(String script) {
        List<String> all = new ArrayList<>(inOrder);
        all.add(0, script);
        return new PageScripts(url, all);
    }

    /** What the bridge needs of the page. */
    public WppContract contract() {
        return contract;
    }

    String url() {
        return url;
    }

    List<String> inOrder() {
        return inOrder;
    }

    private static String onHosts(WhatsAppSettings settings, String script) {
        return "if (window === window.top && %s.includes(location.hostname)) {\n%s\n}"
                .formatted(json(settings.injectedHosts()), script);
    }

    private static String configuration(WhatsAppSettings settings) {
        return json(Map.of(
                "disableGoogleAnalytics",
                true,
                "linkPreviewApiServers",
                List.of(),
                "deviceName",
                settings.deviceName(),
                "poweredBy",
                "-"));
    }

    private static String bundle(@Nullable Path configured) {
        try {
            if (configured != null) {
                return Files.readString(configured);
            }
            String builtIn = find(BUNDLE);
            if (builtIn == null) {
                throw new WaJsNotFound(
                        "this build has no wa-js; set WA_JS_PATH to the file wppconnect-wa.js of wa-js 4.6.0");
            }
            return builtIn;
        } catch (IOException e) {
            throw new WaJsNotFound("WA_JS_PATH=" + configured + " cannot be read");
        }
    }

    private static String resource(String name) {
        String found = find(name);
        if (found == null) {
            throw new IllegalStateException("the resource " + name + " is missing in this build");
        }
        return found;
    }

    private static @Nullable String find(String name) {
        try (InputStream in = PageScripts.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
