package io.flowhq.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A linked device without a browser: it speaks what the page speaks with the service. */
public final class SocketDevice implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private String url;
    private boolean diesOnWelcome;
    private KeyPair keys = newKeys();
    private final Consumer<JsonNode> heard;
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<String> code = new CompletableFuture<>();
    private CompletableFuture<Void> online = new CompletableFuture<>();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private WebSocket socket;
    private volatile String loggedOut;
    private String shown;
    private String device;
    private long generation;
    private long calls;

    /** @param heard is given each message that arrives, before it is acknowledged */
    public SocketDevice(String url, Consumer<JsonNode> heard) {
        this.url = url;
        this.heard = heard;
    }

    public SocketDevice link(Api api, String number) {
        connect();
        api.post("/control/phones/" + number + "/scan", Map.of("code", waitFor(code)));
        waitFor(online);
        return this;
    }

    public SocketDevice connect() {
        online = new CompletableFuture<>();
        socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create(url.replace("http", "ws") + "/ws/chat"), this)
                .join();
        say(
                device == null
                        ? Map.of("t", "hello", "publicKey", publicKey(), "generation", 0)
                        : Map.of("t", "hello", "publicKey", publicKey(), "device", device, "generation", generation));
        return this;
    }

    /** The same device on another service. */
    SocketDevice at(String otherUrl) {
        url = otherUrl;
        return this;
    }

    SocketDevice thatDiesOnWelcome() {
        diesOnWelcome = true;
        return this;
    }

    /** The text of its code, once it shows one. */
    String code() {
        return waitFor(code);
    }

    /** The same device as far as it says, with a key that is not its own. */
    public SocketDevice withOtherKeys() {
        keys = newKeys();
        return this;
    }

    /** Why it was logged out, or null. */
    public String loggedOut() {
        return loggedOut;
    }

    public SocketDevice waitUntilOnline() {
        waitFor(online);
        return this;
    }

    public String send(String customer, String text, String quoted) {
        var id = "true_" + customer + "@c.us_3EB0"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
        send(id, customer + "@c.us", text, quoted);
        return id;
    }

    public synchronized void send(String id, String to, String text, String quoted) {
        var frame = new HashMap<String, Object>(Map.of(
                "t",
                "send",
                "call",
                ++calls,
                "attempt",
                UUID.randomUUID().toString(),
                "id",
                id,
                "to",
                to,
                "type",
                "chat",
                "body",
                text));
        if (quoted != null) {
            frame.put("quoted", quoted);
        }
        say(frame);
    }

    private synchronized void say(Object frame) {
        var text = JSON.writeValueAsString(frame);
        sending = sending.thenCompose(before -> socket.sendText(text, true));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var frame = JSON.readTree(partial.toString());
            partial.setLength(0);
            take(frame);
        }
        from.request(1);
        return null;
    }

    private void take(JsonNode frame) {
        switch (frame.get("t").asString()) {
            case "ref" -> {
                shown = frame.get("ref").asString() + ",noise,identity,secret";
                say(Map.of("t", "codeShown", "text", shown));
            }
            case "picture" -> code.complete(shown);
            case "challenge" ->
                say(Map.of("t", "proof", "signature", signed(frame.get("nonce").asString())));
            case "welcome" -> {
                if (diesOnWelcome) {
                    close();
                    return;
                }
                device = frame.get("device").asString();
                generation = frame.get("generation").asLong();
                say(Map.of("t", "stored", "generation", generation));
                online.complete(null);
            }
            case "deliver" -> {
                if (frame.get("delivery").get("kind").asString().equals("message")) {
                    heard.accept(frame.get("delivery").get("message"));
                }
                say(Map.of("t", "got", "seqs", List.of(frame.get("seq").asLong())));
            }
            case "loggedOut" -> loggedOut = frame.get("reason").asString();
            default -> {}
        }
    }

    private String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private String signed(String nonce) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update((nonce + "." + device + "." + generation).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T waitFor(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Goes without a word, as a killed browser does. */
    @Override
    public void close() {
        socket.abort();
    }
}
