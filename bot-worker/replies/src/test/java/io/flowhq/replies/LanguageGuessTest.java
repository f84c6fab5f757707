package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

    private static final Replies REPLIES = Replies.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SW | Nataka kubook appointment | SW",
                "SW | book | SW",
                "SW | delivery | SW",
                "SW | sorry | SW",
                "SW | please naomba bei | SW",
                "SW | How much is it? | EN",
                "SW | I need the price | EN",
                "SW | when do you open | EN",
                "SW | naomba to know price | SW",
                "EN | bei gani | SW",
                "EN | nataka kuagiza viatu | SW",
                "EN | ninaomba | SW",
                "EN | I want to order chapati na maharage | EN",
                "EN | order | EN",
                "EN | 5 | EN",
                "EN | Kariakoo | EN",
                "SW | Kariakoo | SW"
            })
    void answersInTheLanguageThatIsClear(ReplyLanguage setting, String message, ReplyLanguage expected) {
        assertThat(REPLIES.replyTo(Questions.to("ECOMMERCE", setting).ask(message))
                        .language())
                .isEqualTo(expected);
    }

    @Test
    void keepsTheLanguageOfTheChatUntilAnotherIsClear() {
        Questions shop = Questions.to("ECOMMERCE", ReplyLanguage.SW)
                .after(Optional.of(new PreviousIntent("order", ReplyLanguage.EN)));
        assertThat(REPLIES.replyTo(shop.ask("Sandals size 42 x2")).language()).isEqualTo(ReplyLanguage.EN);
        assertThat(REPLIES.replyTo(shop.ask("3")).language()).isEqualTo(ReplyLanguage.EN);
        assertThat(REPLIES.replyTo(shop.ask("sawa")).language()).isEqualTo(ReplyLanguage.SW);
    }
}
