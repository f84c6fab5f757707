package io.flowhq.simulator.service.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.flowhq.simulator.service.message.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a web client says to the service. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromPage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = FromPage.Proof.class, name = "proof"),
    @JsonSubTypes.Type(value = FromPage.CodeShown.class, name = "codeShown"),
    @JsonSubTypes.Type(value = FromPage.Refresh.class, name = "refresh"),
    @JsonSubTypes.Type(value = FromPage.AskLinkCode.class, name = "askLinkCode"),
    @JsonSubTypes.Type(value = FromPage.CancelLinkCode.class, name = "cancelLinkCode"),
    @JsonSubTypes.Type(value = FromPage.Stored.class, name = "stored"),
    @JsonSubTypes.Type(value = FromPage.Got.class, name = "got"),
    @JsonSubTypes.Type(value = FromPage.Send.class, name = "send"),
    @JsonSubTypes.Type(value = FromPage.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = FromPage.Composing.class, name = "composing"),
    @JsonSubTypes.Type(value = FromPage.Available.class, name = "available"),
    @JsonSubTypes.Type(value = FromPage.Dismissed.class, name = "dismissed"),
    @JsonSubTypes.Type(value = FromPage.Logout.class, name = "logout"),
    @JsonSubTypes.Type(value = FromPage.Takeover.class, name = "takeover")
})
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface FromPage {

    /**
     * @param publicKey SPKI of the key this page holds, base64
     * @param device the device it believes to be
     * @param waJs the version of the wa-js that was in the page before the page's own scripts ran
     */
    record Hello(
            String publicKey,
            @Nullable String device,
            long generation,
            @Nullable String waJs) implements FromPage {}

    /** @param signature ECDSA P-256 over {@code nonce.device.generation}, base64 of the two raw halves */
    record Proof(String signature) implements FromPage {}

    /** The text now in the QR code on the screen. */
    record CodeShown(String text) implements FromPage {}

    record Refresh() implements FromPage {}

    record AskLinkCode(String number) implements FromPage {}

    record CancelLinkCode() implements FromPage {}

    /** The generation is safe on disk. */
    record Stored(long generation) implements FromPage {}

    /** These deliveries are stored and were handed to whoever listens in the page. */
    record Got(List<Long> seqs) implements FromPage {}

    /** @param attempt the same when the page repeats what it does not know the fate of */
    record Send(
            long call,
            String attempt,
            String id,
            String to,
            String type,
            String body,
            ChatMessage.@Nullable Medium medium,
            @Nullable String quoted)
            implements FromPage {}

    record Seen(String chat) implements FromPage {}

    record Composing(String chat, boolean now) implements FromPage {}

    /** Whether the page counts as somebody who reads: then the phone does not ring. */
    record Available(boolean now) implements FromPage {}

    /** The button of the dialog was pressed. */
    record Dismissed() implements FromPage {}

    record Logout() implements FromPage {}

    record Takeover() implements FromPage {}
}
