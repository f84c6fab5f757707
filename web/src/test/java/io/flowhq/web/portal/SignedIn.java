package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript that signs in with the provider for trying out and keeps its cookies. */
final class SignedIn {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();
    private final URI home;

    SignedIn(int port) {
        home = URI.create("http://127.0.0.1:" + port);
    }

    static SignedIn as(String email, int port) {
        var browser = new SignedIn(port);
        browser.signIn(email, Map.of());
        return browser;
    }

    /** @return the page on which it ends */
    HttpResponse<String> signIn(String email, Map<String, String> more) {
        var form = get("/oauth2/authorization/trial");
        assertThat(form.uri().getPath()).isEqualTo("/trial/sign-in");
        var fields = new java.util.HashMap<>(more);
        fields.put("email", email);
        fields.put("password", "");
        return post("/trial/sign-in", form.body(), fields);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html"), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> getBytes(String path) {
        return send(
                HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/html"), BodyHandlers.ofByteArray());
    }

    /** Sends a form with the token that a page carried. */
    HttpResponse<String> post(String path, String page, Map<String, String> fields) {
        return send(form(path, page, fields), BodyHandlers.ofString());
    }

    /** A stream of events, read while it is open. */
    HttpResponse<InputStream> stream(String path) {
        return send(
                HttpRequest.newBuilder(home.resolve(path)).header("Accept", "text/event-stream"),
                BodyHandlers.ofInputStream());
    }

    /** The same for a form that answers with a file. */
    HttpResponse<byte[]> postForBytes(String path, String page) {
        return send(form(path, page, Map.of()), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder form(String path, String page, Map<String, String> fields) {
        var token = CSRF.matcher(page);
        assertThat(token.find()).as("a form on the page").isTrue();
        var body = "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        return HttpRequest.newBuilder(home.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
