package io.flowhq.worker.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a page's bridge writes, one entry at a time: an entry that cannot be read costs its neighbours nothing. The
 * first such entry of a page is a warning with its type and never its content; all are counted.
 */
final class PageEventReader {

    private static final Logger log = LoggerFactory.getLogger(PageEventReader.class);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addDeserializer(Instant.class, new EpochMillis()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final AtomicLong unreadable = new AtomicLong();

    /** The events of a batch, a JSON array, in its order. */
    List<PageEvent> events(String json) {
        try {
            return entries(JSON.readTree(json), PageEvent.class);
        } catch (JsonProcessingException e) {
            skipped("batch", e);
            return List.of();
        }
    }

    /** The messages of an answer, a JSON array, in its order. */
    List<InboundMessage> messages(JsonNode array) {
        return entries(array, InboundMessage.class);
    }

    /** @throws IllegalStateException when it is not of this type */
    <T> T value(JsonNode node, Class<T> type) {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The page answered in an unknown shape", e);
        }
    }

    /** How many entries could not be read. */
    long unreadable() {
        return unreadable.get();
    }

    private <T> List<T> entries(JsonNode array, Class<T> type) {
        List<T> entries = new ArrayList<>();
        for (JsonNode entry : array) {
            try {
                T read = JSON.treeToValue(entry, type);
                if (read == null) {
                    skipped("null", new IllegalArgumentException("no entry"));
                } else {
                    entries.add(read);
                }
            } catch (JsonProcessingException | RuntimeException e) {
                skipped(entry.path("type").asText(), e);
            }
        }
        return entries;
    }

    /** Jackson's own words may quote the entry, so only the kind of failure is said. */
    private void skipped(String type, Exception failure) {
        String name = type.matches("[A-Za-z_]{1,40}") ? type : "unnamed";
        String why = failure.getClass().getSimpleName();
        if (unreadable.getAndIncrement() == 0) {
            log.warn("Skipped a {} entry of the page that cannot be read: {}", name, why);
        } else {
            log.debug("Skipped a {} entry of the page that cannot be read: {}", name, why);
        }
    }

    private static final class EpochMillis extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
    }
}
