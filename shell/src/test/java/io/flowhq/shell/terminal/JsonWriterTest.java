package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void keepsTheOrderOfNamesAndWritesNulls() {
        FieldMap fieldMap = new FieldMap()
                .put("id", "a\"b\n")
                .put("reason", null)
                .put("count", 3L)
                .put("on", true)
                .put("at", Instant.parse("2026-03-01T12:00:00Z"))
                .put("list", List.of(new FieldMap().put("x", 1).values()));

        assertThat(JsonWriter.write(fieldMap.values()))
                .isEqualTo("{\"id\":\"a\\\"b\\n\",\"reason\":null,\"count\":3,\"on\":true,"
                        + "\"at\":\"2026-03-01T12:00:00Z\",\"list\":[{\"x\":1}]}");
    }
}
