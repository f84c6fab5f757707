package io.flowhq.simulator.service.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.flowhq.simulator.service.message.PendingDelivery;
import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.Wid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service says to a web client. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToPage.Boot.class, name = "boot"),
    @JsonSubTypes.Type(value = ToPage.Challenge.class, name = "challenge"),
    @JsonSubTypes.Type(value = ToPage.Ref.class, name = "ref"),
    @JsonSubTypes.Type(value = ToPage.Idle.class, name = "idle"),
    @JsonSubTypes.Type(value = ToPage.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = ToPage.LinkCode.class, name = "linkCode"),
    @JsonSubTypes.Type(value = ToPage.LinkCodeFailed.class, name = "linkCodeFailed"),
    @JsonSubTypes.Type(value = ToPage.Paired.class, name = "paired"),
    @JsonSubTypes.Type(value = ToPage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = ToPage.History.class, name = "history"),
    @JsonSubTypes.Type(value = ToPage.Deliver.class, name = "deliver"),
    @JsonSubTypes.Type(value = ToPage.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = ToPage.Conflict.class, name = "conflict"),
    @JsonSubTypes.Type(value = ToPage.TakenOver.class, name = "takenOver"),
    @JsonSubTypes.Type(value = ToPage.LoggedOut.class, name = "loggedOut"),
    @JsonSubTypes.Type(value = ToPage.Faults.class, name = "faults"),
    @JsonSubTypes.Type(value = ToPage.Strike.class, name = "strike")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ToPage {

    /** The connection stands; this is how to behave. */
    record Boot(Map<String, Object> faults) implements ToPage {}

    /** Prove that you hold the device's key. */
    record Challenge(String nonce) implements ToPage {}

    /** Show this reference in a QR code for so many milliseconds. */
    record Ref(String ref, long lifetime) implements ToPage {}

    /** The references have run out; ask for new ones. */
    record Idle() implements ToPage {}

    /** The code just shown, as rows of 0 and 1, to be painted. */
    record Picture(List<String> rows) implements ToPage {}

    record LinkCode(String code, long lifetime) implements ToPage {}

    record LinkCodeFailed(String reason) implements ToPage {}

    /** A phone accepted this client: keep this. */
    record Paired(String device, long generation) implements ToPage {}

    /** You are this device of this phone, from now on in this generation; so much is waiting. */
    record Welcome(
            PhoneNumber number,
            String name,
            Wid lid,
            String device,
            long generation,
            int waiting,
            int historyMessages,
            long historyMillis,
            long syncMillis)
            implements ToPage {}

    /** Old messages, for the store only. */
    record History(List<PendingDelivery.Written> messages, int progress) implements ToPage {}

    record Deliver(long seq, PendingDelivery delivery) implements ToPage {}

    /** The fate of one {@link FromPage.Send}. */
    record Sent(long call, String result, int ack, long at) implements ToPage {}

    /** The device is in use elsewhere. */
    record Conflict() implements ToPage {}

    /** The device is yours again. */
    record TakenOver() implements ToPage {}

    record LoggedOut(String reason, @Nullable String code) implements ToPage {}

    /** From now on behave like this. */
    record Faults(Map<String, Object> faults) implements ToPage {}

    /** Suffer this once, now. */
    record Strike(String fault, Object value) implements ToPage {}
}
