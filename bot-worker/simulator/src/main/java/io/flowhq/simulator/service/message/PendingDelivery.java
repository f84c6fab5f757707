package io.flowhq.simulator.service.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What waits for a device until the device says it has it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PendingDelivery.Written.class, name = "message"),
    @JsonSubTypes.Type(value = PendingDelivery.Receipt.class, name = "receipt"),
    @JsonSubTypes.Type(value = PendingDelivery.Edited.class, name = "edited"),
    @JsonSubTypes.Type(value = PendingDelivery.Revoked.class, name = "revoked"),
    @JsonSubTypes.Type(value = PendingDelivery.Called.class, name = "called")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface PendingDelivery {

    /** Somebody else wrote: a customer, the owner on the phone, or another linked device. */
    record Written(ChatMessage message, int ack, boolean firstOfChat) implements PendingDelivery {}

    /** Messages of ours got further. */
    record Receipt(int ack, Wid chat, List<MessageKey> ids) implements PendingDelivery {}

    /** A message says something else now. */
    record Edited(MessageKey id, String body) implements PendingDelivery {}

    /** A message was deleted for everyone. */
    record Revoked(MessageKey id) implements PendingDelivery {}

    /** Somebody calls. */
    record Called(String id, Wid peer, boolean video, long at) implements PendingDelivery {}
}
