package io.flowhq.worker.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEventReaderTest {

    private static final String MESSAGE = """
            {"type":"message","message":{"id":"false_255711000001@c.us_3EB0","chatId":"255711000001@c.us",
             "from":"255711000001@c.us","body":"Bei?","type":"chat","fromMe":false,"isNew":true,"at":1700000000000,
             "hasMedia":false,"ack":1,"number":"255711000001"}}""";
    private static final String ANSWER = "{\"type\":\"answer\",\"id\":7,\"value\":1}";

    private final PageEventReader reader = new PageEventReader();

    @Test
    void readsAMessageUnderTheNamesOfTheBridge() {
        assertThat(reader.events("[" + MESSAGE + "]"))
                .singleElement()
                .isInstanceOfSatisfying(PageEvent.MessageArrived.class, arrived -> {
                    InboundMessage message = arrived.message();
                    assertThat(message.chatId()).isEqualTo("255711000001@c.us");
                    assertThat(message.type()).isEqualTo("chat");
                    assertThat(message.isNew()).isTrue();
                    assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
                    assertThat(message.kind()).isEqualTo(ChatKind.DIRECT);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"message\":{\"id\":null}}",
                "{\"type\":\"message\"}",
                "{\"type\":\"message\",\"message\":{\"id\":\"false_x@c.us_1\",\"chatId\":null,\"at\":1}}",
                "{\"type\":\"message\",\"message\":{\"id\":\"false_x@c.us_1\",\"chatId\":\"x\",\"at\":1}}",
                "{\"type\":\"message\",\"message\":{\"id\":\"false_x@c.us_1\",\"chatId\":\"x@c.us\",\"at\":\"soon\"}}",
                "{\"type\":\"message\",\"message\":{\"id\":\" \",\"chatId\":\"x@c.us\",\"at\":1}}",
                "{\"type\":\"message\",\"message\":[]}",
                "{\"type\":\"neverHeardOf\"}",
                "{\"type\":7}",
                "null",
                "[]",
                "\"text\""
            })
    void hearsTheNeighboursOfAnEventThatItCannotRead(String odd) {
        assertThat(reader.events("[" + MESSAGE + "," + odd + "," + ANSWER + "]"))
                .hasExactlyElementsOfTypes(PageEvent.MessageArrived.class, PageEvent.Answer.class);
        assertThat(reader.unreadable()).isEqualTo(1);
    }

    @Test
    void takesAnIdThatNoIndexTakesForAnotherThatIsAlwaysTheSame() {
        String odd = MESSAGE.replace("3EB0", "3".repeat(3_000));

        List<String> ids = reader.events("[" + odd + "," + odd + "," + odd.replace("\"at\"", "\"when\"") + "]").stream()
                .map(event -> ((PageEvent.MessageArrived) event).message())
                .map(InboundMessage::id)
                .toList();

        assertThat(ids).hasSize(3).allMatch(id -> id.matches("false_255711000001@c.us_[0-9A-F]{32}"));
        assertThat(Set.copyOf(ids)).hasSize(1);
    }

    @Test
    void cleansEveryTextThatItReads() {
        String nul = MESSAGE.replace("Bei?", "Bei\\u0000 \\ud83d?")
                .replace("\"number\":\"255711000001\"", "\"number\":\"x\"");

        assertThat(reader.events("[" + nul + ",{\"type\":\"trouble\",\"where\":\"a\\u0000\",\"what\":null}]"))
                .satisfiesExactly(
                        event -> {
                            InboundMessage message = ((PageEvent.MessageArrived) event).message();
                            assertThat(message.body()).isEqualTo("Bei\uFFFD \uFFFD?");
                            assertThat(message.number()).isNull();
                        },
                        event -> assertThat(event).isEqualTo(new PageEvent.Trouble("a\uFFFD", "")));
    }
}
