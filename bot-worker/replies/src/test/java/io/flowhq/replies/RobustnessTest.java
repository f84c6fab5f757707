package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.Offering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message of the evaluation, to businesses that told little, chose another language, or are written to again. */
class RobustnessTest {

    private static final Replies REPLIES = Replies.load();
    private static final Pattern LEFT_OPEN = Pattern.compile("\\{\\w*}|\\[[^\\]]*]|null|\\*\\*| ,|: *\\.");
    private static final int RIGHT_LANGUAGE_PERCENT = 95;

    private static final Knowledge CATALOGUE_ALONE = new Knowledge(
            Map.of(),
            Stream.of("iPhone 13", "Viatu vya ngozi", "Sukari kilo 1", "Kusuka rasta", "Laptop HP")
                    .map(name -> new Offering(
                            Offering.Kind.PRODUCT,
                            name,
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            ""))
                    .toList(),
            List.of());

    static Stream<Knowledge> knowledge() {
        return Stream.of(Knowledge.NONE, CATALOGUE_ALONE);
    }

    @ParameterizedTest
    @MethodSource("knowledge")
    void saysWholeSentencesHoweverLittleItKnows(Knowledge knowledge) {
        for (EvaluationRow row : EvaluationRow.all()) {
            Reply reply = REPLIES.replyTo(row.question().knowing(knowledge));

            assertThat(reply.text()).as(row.text()).isNotBlank().doesNotContainPattern(LEFT_OPEN);
        }
    }

    @Test
    void namesNoPriceThatNobodyTold() {
        for (EvaluationRow row : EvaluationRow.all()) {
            assertThat(REPLIES.replyTo(row.question().knowing(CATALOGUE_ALONE)).text())
                    .as(row.text())
                    .doesNotContainPattern("(TSh|KSh|USh) \\d");
        }
    }

    @Test
    void answersInTheLanguageOfTheMessageThoughTheBusinessSetTheOther() {
        List<EvaluationRow> rows = EvaluationRow.all().stream()
                .filter(row -> TokenizedMessage.of(row.text()).size() >= 4)
                .toList();
        long right = rows.stream()
                .filter(row -> {
                    ReplyLanguage other = row.language().other();
                    return REPLIES.replyTo(Questions.to(row.template(), other).ask(row.text()))
                                    .language()
                            == row.language();
                })
                .count();
        System.out.printf("Language against the setting: %d of %d%n", right, rows.size());
        assertThat(100.0 * right / rows.size()).isGreaterThanOrEqualTo(RIGHT_LANGUAGE_PERCENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BOOKING", "ECOMMERCE", "SUPPORT"})
    void sendsNoSecondMenuToWhoWritesTheSameAgain(String template) {
        for (EvaluationRow row : EvaluationRow.all()) {
            Questions chat = Questions.to(template, row.setting());
            Reply first = REPLIES.replyTo(chat.ask(row.text()));
            Reply second = REPLIES.replyTo(
                    chat.after(Optional.of(first.remembered())).ask(row.text()).after(List.of(row.text())));

            assertThat(first.text().contains("*1.*") && second.text().contains("*1.*"))
                    .as(row.text())
                    .isFalse();
        }
    }
}
