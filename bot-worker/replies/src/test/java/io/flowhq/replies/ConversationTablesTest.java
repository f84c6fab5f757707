package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the tables in {@code src/test/resources/conversations}, one test for each row. */
class ConversationTablesTest {

    private static final Replies REPLIES = Replies.load();

    static List<Conversation> booking() {
        return Conversation.of("BOOKING");
    }

    static List<Conversation> ecommerce() {
        return Conversation.of("ECOMMERCE");
    }

    static List<Conversation> support() {
        return Conversation.of("SUPPORT");
    }

    static List<Conversation> neutral() {
        return Conversation.of("NEUTRAL");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void booking(Conversation row) {
        answersAsTheRowSays("BOOKING", row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ecommerce(Conversation row) {
        answersAsTheRowSays("ECOMMERCE", row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void support(Conversation row) {
        answersAsTheRowSays("SUPPORT", row);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void neutral(Conversation row) {
        answersAsTheRowSays("NEUTRAL", row);
    }

    private static void answersAsTheRowSays(String template, Conversation row) {
        Reply reply = REPLIES.replyTo(
                Questions.to(template, row.setting()).after(row.last()).ask(row.message()));
        assertThat(reply.intent()).as(reply::toString).isEqualTo(row.intent());
        assertThat(reply.language()).as(reply::toString).isEqualTo(row.language());
        assertThat(reply.also()).as(reply::toString).isEqualTo(row.also());
        assertThat(reply.text()).isNotBlank().doesNotContain("{", "}");
    }
}
