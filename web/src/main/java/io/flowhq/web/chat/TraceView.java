package io.flowhq.web.chat;

import io.flowhq.store.message.MessageTrace;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A message of a chat and why it is as it is.
 *
 * @param facts in the order in which they came about
 */
record TraceView(MessageView message, @Nullable String author, List<Fact> facts) {

    /** A fact by its name in {@code messages.properties}. */
    record Fact(String name, String value) {}

    static TraceView of(MessageTrace trace, MessageSource words, Instant now, ZoneId zone) {
        var author = trace.author();
        return new TraceView(
                MessageView.of(trace.message(), now, zone),
                author == null || author.name().equals("CUSTOMER") ? null : author.name(),
                new Facts(words, now, zone).of(trace));
    }

    /** Writes them down. */
    private record Facts(MessageSource words, List<Fact> facts, Instant now, ZoneId zone) {

        Facts(MessageSource words, Instant now, ZoneId zone) {
            this(words, new ArrayList<>(), now, zone);
        }

        List<Fact> of(MessageTrace trace) {
            var message = trace.message();
            if (trace.caughtUp()) {
                add("caught", time(trace.writtenAt()));
            }
            add("origin", message.origin() == null ? null : said("chat.origin." + message.origin()));
            add("intent", message.intent() == null ? null : message.template() + " · " + message.intent());
            add("because", trace.because());
            add("language", message.language());
            add("answers", message.answers() == null ? null : message.answers().toString());
            add("merged", trace.mergedInto() == null ? null : trace.mergedInto().toString());
            add("quotes", trace.quotes());
            add("waited", message.waitMs() == null ? null : said("chat.waited.ms", message.waitMs()));
            add("held", time(trace.heldAt()));
            add("begun", time(trace.begunAt()));
            add(
                    "attempts",
                    trace.attempts() < 2 && trace.refusals() == 0
                            ? null
                            : said("chat.attempts.of", trace.attempts(), trace.refusals()));
            add("sent", time(message.sentAt()));
            add("settled", time(trace.settledAt()));
            add("acked", acked(trace));
            add("edited", time(trace.editedAt()));
            add("deleted", time(trace.deletedAt()));
            add("error", message.error());
            add("id", message.waMessageId());
            return List.copyOf(facts);
        }

        private @Nullable String acked(MessageTrace trace) {
            var ack = trace.message().ack();
            if (ack == null) {
                return null;
            }
            var at = time(trace.message().ackedAt());
            return said("chat.ack." + Math.clamp(ack, 0, 4)) + (at == null ? "" : ", " + at);
        }

        private void add(String name, @Nullable String value) {
            if (value != null && !value.isEmpty()) {
                facts.add(new Fact(name, value));
            }
        }

        private @Nullable String time(@Nullable Instant instant) {
            return instant == null ? null : RelativeTime.of(instant, now, zone).clock();
        }

        private String said(String key, Object... facts) {
            return words.getMessage(key, facts, Locale.ENGLISH);
        }
    }
}
