package io.flowhq.worker.page;

import org.jspecify.annotations.Nullable;

/** A message as the bridge writes it; see {@link InboundMessage} for what the fields mean. */
record PageMessage(
        String id,
        String chat,
        @Nullable String from,
        @Nullable String to,
        @Nullable String author,
        String body,
        String kind,
        boolean fromMe,
        boolean fresh,
        boolean status,
        long at,
        boolean media,
        @Nullable String quoted,
        int ack,
        @Nullable String number) {

    @Override
    public String toString() {
        return "message " + id;
    }
}
