package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An owner's own answers come before the template's. */
class OwnKeywordsTest {

    private static final Replies REPLIES = Replies.load();

    @Test
    void answersWithTheOwnersWords() {
        Reply reply = ask("bei", "Kusuka 20,000/=, kunyoa 5,000/=. Karibu {business}!", "bei ya kusuka?");
        assertThat(reply.intent()).isEqualTo(Reply.OWN);
        assertThat(reply.matched()).containsExactly("bei");
        assertThat(reply.text()).isEqualTo("Kusuka 20,000/=, kunyoa 5,000/=. Karibu Mama Asha Salon!");
    }

    @ParameterizedTest
    @CsvSource({
        "parking, Is there PARKING?, own",
        "parking, where do i park, location",
        "bridal makeup, I need bridal make up, booking",
        "bridal makeup, price of Bridal   Makeup?, own",
        "'wifi, wi-fi, internet', mna internet?, own",
        "'wifi, wi-fi, internet', Wi-Fi?, own",
        "suka, nataka kusuka, own",
        "kucha, nataka kutengeneza KUCHA, own",
        "rasta, rastafari, service_question",
        "ua, kuua, service_question",
        "bei, Bei gani jamani, own",
        "facebook, mpo facebook?, own",
        "👗, 👗👗, own",
        "huduma, asante kwa huduma, thanks",
        "tatizo, hakuna tatizo, ok"
    })
    void matchesWordsAndNotFragments(String keyword, String message, String intent) {
        assertThat(ask(keyword, "Karibu", message).intent()).isEqualTo(intent);
    }

    @Test
    void answersTheMenuLineOfTheSameTopic() {
        Questions salon = Questions.to("BOOKING", ReplyLanguage.SW).withOwn("Bei", "Kusuka 20,000/=");
        assertThat(REPLIES.replyTo(salon.after("greeting").ask("3")).text()).isEqualTo("Kusuka 20,000/=");
        assertThat(REPLIES.replyTo(salon.ask("gharama?")).text()).isEqualTo("Kusuka 20,000/=");
        assertThat(REPLIES.replyTo(salon.after("greeting").ask("1")).intent()).isEqualTo("booking");
    }

    @Test
    void stillHandsOverWhoAsksForAPerson() {
        Reply reply = ask("bei", "Kusuka 20,000/=", "nataka kuongea na mtu kuhusu bei");
        assertThat(reply.intent()).isEqualTo(Reply.OWN);
        assertThat(reply.also()).containsExactly("handoff");
        assertThat(reply.handsOff()).isTrue();
        assertThat(reply.text()).startsWith("Kusuka 20,000/=").contains("mhudumu");
    }

    @Test
    void takesTheLongerKeywordOfTwo() {
        Questions salon = Questions.to("BOOKING", ReplyLanguage.SW);
        Question question = salon.ask("bei ya kusuka rasta");
        List<KeywordReply> own = List.of(new KeywordReply("bei", "A"), new KeywordReply("kusuka rasta", "B"));
        Reply reply = REPLIES.replyTo(new Question(
                question.template(),
                question.businessName(),
                question.language(),
                question.text(),
                question.last(),
                own,
                question.hours(),
                question.at(),
                question.kind()));
        assertThat(reply.text()).isEqualTo("B");
    }

    @Test
    void worksWithoutATemplate() {
        Reply reply = REPLIES.replyTo(
                Questions.to("", ReplyLanguage.SW).withOwn("bei", "5,000/=").ask("bei?"));
        assertThat(reply.template()).isEqualTo(Replies.NEUTRAL);
        assertThat(reply.text()).isEqualTo("5,000/=");
    }

    @Test
    void namesEveryProblemOfAListBeforeItIsSaved() {
        List<String> problems = KeywordReply.problems(List.of(
                new KeywordReply("bei, Price", "5,000/="),
                new KeywordReply(" , ?!", "x"),
                new KeywordReply("PRICE!", "6,000/="),
                new KeywordReply("k".repeat(KeywordReply.MAX_KEYWORD + 1), " "),
                new KeywordReply("menu", "m".repeat(KeywordReply.MAX_REPLY + 1))));
        assertThat(problems)
                .containsExactly(
                        "Row 2: write at least one word a customer would use.",
                        "Row 3: the keyword \"PRICE!\" already stands in row 1.",
                        "Row 4: the keyword is longer than 200 characters.",
                        "Row 4: write the reply.",
                        "Row 5: the reply is longer than 2000 characters.");
        assertThat(KeywordReply.problems(List.of(new KeywordReply("bei", "5,000/="))))
                .isEmpty();
    }

    private static Reply ask(String keyword, String reply, String message) {
        return REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.SW)
                .withOwn(keyword, reply)
                .ask(message));
    }
}
