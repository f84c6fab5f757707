package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.LocalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tone changes how an answer begins and ends, never what is answered, and nothing where only politeness will do. */
class ToneTest {

    private static final Replies REPLIES = Replies.load();
    private static final List<String> TEMPLATES = List.of("BOOKING", "ECOMMERCE", "SUPPORT");

    /** In the intents of these somebody is in trouble, is angry, or wants to be left alone. */
    private static final Set<String> SERIOUS = Set.of(
            "danger", "security", "stop", "problem", "problem_details", "refund", "return", "paid", "paid_dispute");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SW | habari                        | Mambo vipi! 👋 Karibu sana *Mama Asha Salon*.
            SW | nataka kubook                 | Poa 📅
            SW | mko wapi?                     | Poa, asante kwa kuuliza.
            SW | mnatuma mikoani?              | Poa, kuhusu delivery 🚚
            SW | kwaheri                       | Poa, baadaye! Tuko pamoja! 👋
            SW | nitachelewa kidogo            | Poa, asante kwa kutujulisha.
            SW | nipe mtu niongee naye         | Poa, tumemjulisha mhudumu wetu. 🙌
            EN | hello                         | Hey! 👋 Great to have you at *Mama Asha Salon*.
            EN | I want to book an appointment | Sure thing 📅
            EN | where are you located?        | Thanks for asking.
            EN | thank you                     | Anytime! 😊
            EN | goodbye                       | Cheers, see you around! 👋
            """)
    void soundsAsPeopleTalkInTown(ReplyLanguage language, String message, String beginning) {
        assertThat(mtaani("BOOKING", language, message).text()).startsWith(beginning);
    }

    @Test
    void endsAsPeopleTalkInTownToo() {
        assertThat(mtaani("ECOMMERCE", ReplyLanguage.SW, "asante").text())
                .isEqualTo("Poa sana, tuko pamoja! 😊 Ukihitaji chochote, tuko hapa.");
        assertThat(mtaani("ECOMMERCE", ReplyLanguage.EN, "thanks").text())
                .isEqualTo("Anytime! 😊 Need anything else? We are right here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mmenitumia kiatu kibovu, nataka kulalamika",
                "bidhaa mliyonitumia imeharibika",
                "the phone you sold me is broken, I want to complain",
                "gesi inavuja nyumbani",
                "there is a fire, the battery is sparking",
                "acha kunitumia ujumbe",
                "stop messaging me",
                "nimetuma pesa kwa namba isiyo sahihi",
                "someone has my pin",
                "rudisheni pesa yangu",
                "I want my money back",
                "nimelipa lakini mnasema hamjapokea pesa",
                "habari, akaunti yangu imedukuliwa",
                "mambo vipi, kiatu mlichonitumia kimechanika"
            })
    void isPoliteToWhoeverComplainsIsInDangerWasRobbedOrWantsToBeLeftAlone(String message) {
        for (String template : TEMPLATES) {
            for (ReplyLanguage language : ReplyLanguage.values()) {
                Reply polite = REPLIES.replyTo(Questions.to(template, language).ask(message));
                assertThat(SERIOUS).as(message).contains(polite.intent());
                assertThat(mtaani(template, language, message)).isEqualTo(polite);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"problem", "danger", "stop", "security", "refund"})
    void staysPoliteInTheAnswerAfterThat(String last) {
        for (String message : List.of("asante", "sawa", "habari")) {
            Question question =
                    Questions.to("ECOMMERCE", ReplyLanguage.SW).after(last).ask(message);
            assertThat(REPLIES.replyTo(question.inTone(ReplyTone.MTAANI))).isEqualTo(REPLIES.replyTo(question));
        }
    }

    /** Over all that customers write in the tables of conversations. */
    @ParameterizedTest
    @EnumSource(ReplyLanguage.class)
    void changesNothingButTheWords(ReplyLanguage language) {
        int changed = 0;
        for (String template : TEMPLATES) {
            for (Conversation row : Conversation.of(template)) {
                Question question =
                        Questions.to(template, language).after(row.last()).ask(row.message());
                Reply polite = REPLIES.replyTo(question);
                Reply relaxed = REPLIES.replyTo(question.inTone(ReplyTone.MTAANI));

                assertThat(relaxed.text()).as(row.message()).isNotBlank().doesNotContain("{", "}", "[", "]");
                assertThat(withText(relaxed, polite.text())).isEqualTo(polite);
                boolean serious = SERIOUS.contains(polite.intent())
                        || polite.also().stream().anyMatch(SERIOUS::contains);
                if (serious) {
                    assertThat(relaxed).as(row.message()).isEqualTo(polite);
                }
                changed += relaxed.equals(polite) ? 0 : 1;
            }
        }
        assertThat(changed).isGreaterThan(200);
    }

    @Test
    void leavesTheOwnersWordsAlone() {
        Question own = Questions.to("ECOMMERCE", ReplyLanguage.SW)
                .withOwn("bei", "Sawa. Asante kwa kuuliza. Karibu tena.")
                .ask("bei gani?");
        assertThat(REPLIES.replyTo(own.inTone(ReplyTone.MTAANI)).text())
                .isEqualTo("Sawa. Asante kwa kuuliza. Karibu tena.");

        Knowledge told = new Knowledge(
                Map.of(Fact.GREETING, LocalText.of("Asante kwa kutuandikia.", "Thank you for writing.")),
                List.of(),
                List.of());
        Question greeting =
                Questions.to("ECOMMERCE", ReplyLanguage.SW).ask("habari").knowing(told);
        assertThat(REPLIES.replyTo(greeting.inTone(ReplyTone.MTAANI)).text()).startsWith("Asante kwa kutuandikia.");
    }

    /** Words that no text has would be there for nothing, or misspelt. */
    @ParameterizedTest
    @EnumSource(ReplyLanguage.class)
    void everyChangeHasATextThatItChanges(ReplyLanguage language) {
        List<String> faults = new ArrayList<>();
        Map<String, String> files = DataFiles.shipped();
        ToneWords tones = ToneWords.of(files, faults);
        String texts = files.entrySet().stream()
                .filter(file -> !ToneWords.isOne(file.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("\n"));

        assertThat(faults).isEmpty();
        assertThat(tones.changes(ReplyTone.POLITE, language)).isEmpty();
        assertThat(tones.changes(ReplyTone.MTAANI, language))
                .hasSizeGreaterThan(20)
                .allSatisfy(change -> {
                    assertThat(texts).contains(change.from());
                    assertThat(change.to()).isNotEqualTo(change.from());
                });
    }

    @Test
    void aTemplateOfOneFileSpeaksInTheToneByItself(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("restaurant.yml"), """
                template: RESTAURANT
                title: {sw: Mgahawa, en: Restaurant}
                uses: [handoff]
                menu: [table]
                intents:
                  table:
                    label: {sw: Weka meza, en: Book a table}
                    words: [meza, table]
                    text: {sw: "Sawa, tutakuwekea meza.", en: "Sure, we will keep a table."}
                  smell:
                    follow_up: COMPLAINT
                    words: [kunanuka]
                    text: {sw: "Sawa, tunakuja kuangalia.", en: "Sure, we will have a look."}
                  fallback:
                    text: {sw: "Karibu!\\n{menu}", en: "Welcome!\\n{menu}"}
                """);
        Replies replies = Replies.load(folder);
        Questions restaurant = Questions.to("RESTAURANT", ReplyLanguage.SW);

        assertThat(replies.replyTo(restaurant.ask("meza").inTone(ReplyTone.MTAANI))
                        .text())
                .isEqualTo("Poa, tutakuwekea meza.");
        assertThat(replies.replyTo(restaurant.ask("kunanuka").inTone(ReplyTone.MTAANI))
                        .text())
                .isEqualTo("Sawa, tunakuja kuangalia.");
    }

    @Test
    void aFileOfAToneThatDoesNotExistIsRefused() {
        Map<String, String> files = new HashMap<>(DataFiles.shipped());
        files.put("tones/rude.sw.yml", "openings: {Sawa: Ehe}");
        files.put("tones/mtaani.en.yml", "endings: {Sure: Yo}");

        assertThatThrownBy(() -> Replies.of(files))
                .hasMessageContaining("tones/rude.sw.yml: there is no such tone or language")
                .hasMessageContaining("\"endings\" means nothing here");
    }

    private static Reply mtaani(String template, ReplyLanguage language, String message) {
        return REPLIES.replyTo(Questions.to(template, language).ask(message).inTone(ReplyTone.MTAANI));
    }

    private static Reply withText(Reply reply, String text) {
        return new Reply(
                reply.template(),
                reply.intent(),
                reply.language(),
                reply.matched(),
                reply.also(),
                text,
                reply.handsOff(),
                reply.courtesy(),
                reply.closed(),
                reply.followUp(),
                reply.slots());
    }
}
