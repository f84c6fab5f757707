package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.slots.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {

    private static final Replies REPLIES = Replies.load();

    @Test
    void offersTheTemplatesATenantCanChoose() {
        assertThat(REPLIES.templates()).containsExactly("BOOKING", "ECOMMERCE", "SUPPORT");
        assertThat(REPLIES.title("SUPPORT", ReplyLanguage.SW)).isEqualTo("Huduma kwa wateja");
    }

    @ParameterizedTest
    @CsvSource({
        "BOOKING, SW, 'Weka miadi,Huduma zetu,Bei,Wasiliana nasi'",
        "BOOKING, EN, 'Make a booking,Our services,Prices,Contact us'",
        "ECOMMERCE, SW, 'Bidhaa zetu,Bei,Agiza,Delivery'",
        "ECOMMERCE, EN, 'Our products,Prices,Place an order,Delivery'",
        "SUPPORT, SW, 'Nina tatizo,Nina swali,Wasiliana nasi,Saa za kazi'",
        "SUPPORT, EN, 'I have a problem,I have a question,Contact us,Working hours'"
    })
    void greetsWithTheBusinessNameAndTheMenu(String template, ReplyLanguage language, String lines) {
        String greeting = language == ReplyLanguage.SW ? "Habari" : "Hello";
        Reply reply = REPLIES.replyTo(Questions.to(template, language).ask(greeting));
        assertThat(reply.text()).contains("*Mama Asha Salon*");
        int number = 1;
        for (String line : lines.split(",")) {
            assertThat(reply.text()).contains("\n*%d.* %s\n".formatted(number++, line));
        }
    }

    @Test
    void returnsAGreetingBeforeTheAnswer() {
        Questions salon = Questions.to("BOOKING", ReplyLanguage.SW);
        assertThat(REPLIES.replyTo(salon.ask("Habari, nataka kubook")).text())
                .startsWith("Habari! 👋 Karibu *Mama Asha Salon*.\nSawa 📅");
        assertThat(REPLIES.replyTo(salon.ask("nataka kubook")).text()).startsWith("Sawa 📅");
    }

    @Test
    void answersTwoWishesInOneText() {
        Reply reply =
                REPLIES.replyTo(Questions.to("ECOMMERCE", ReplyLanguage.EN).ask("I want to buy shoes. How much?"));
        assertThat(reply.intent()).isEqualTo("order");
        assertThat(reply.also()).containsExactly("price");
        assertThat(reply.matched()).containsExactly("i want to buy");
        assertThat(reply.text()).contains("how many").contains("We will send you the price");
    }

    @Test
    void takesALineOfTheMenuForNoQuantity() {
        Questions shop = Questions.to("ECOMMERCE", ReplyLanguage.SW);
        Reply chosen = REPLIES.replyTo(shop.after("greeting").ask("3").after(List.of("habari")));
        assertThat(chosen.intent()).isEqualTo("order");
        assertThat(chosen.slots().has(Slot.NUMBER)).isFalse();
        assertThat(chosen.text()).contains("idadi").doesNotContain("*3*");

        Reply ordered = REPLIES.replyTo(shop.after("order").ask("viatu vyeusi").after(List.of("habari", "3")));
        assertThat(ordered.text()).contains("viatu vyeusi").doesNotContain("3");
    }

    @ParameterizedTest
    @CsvSource({
        "ECOMMERCE, order, 2, order_details",
        "ECOMMERCE, order, mbili, order_details",
        "BOOKING, booking, 4, booking_details",
        "ECOMMERCE, greeting, 2, price",
        "ECOMMERCE, products, 2, price"
    })
    void takesANumberForWhatIsAskedLast(String template, String last, String number, String intent) {
        Reply reply = REPLIES.replyTo(
                Questions.to(template, ReplyLanguage.SW).after(last).ask(number).after(List.of("nataka maua kesho")));
        assertThat(reply.intent()).isEqualTo(intent);
    }

    @Test
    void saysBackNoListThatWasChangedSince() {
        Reply reply = REPLIES.replyTo(Questions.to("ECOMMERCE", ReplyLanguage.SW)
                .after("order")
                .ask("nataka mchele kilo 15")
                .after(List.of("nataka sukari kilo 3 na mchele kilo 10")));
        assertThat(reply.text()).contains("mchele, kilo 15").doesNotContain("kilo 10");
    }

    /** What follows an answer changes what it means. */
    @ParameterizedTest
    @CsvSource({
        "ECOMMERCE, SW, order_details, sitaki ya kijani nataka ya njano, change",
        "ECOMMERCE, EN, order_details, 'i dont want the red anymore, send the yellow', change",
        "ECOMMERCE, SW, order_details, sitaki tena, cancel",
        "SUPPORT, SW, danger, watu wanapita karibu, danger",
        "SUPPORT, EN, security, the caller had a foreign accent, security",
        "ECOMMERCE, SW, '', zimeisha?, availability",
        "ECOMMERCE, EN, '', 'i am at posta, how do i get to you', location"
    })
    void takesAMessageForWhatItMeansThere(
            String template, ReplyLanguage language, String last, String message, String intent) {
        Questions questions = Questions.to(template, language);
        Reply reply = REPLIES.replyTo((last.isEmpty() ? questions : questions.after(last)).ask(message));
        assertThat(reply.intent()).isEqualTo(intent);
        assertThat(reply.also()).doesNotContain("delivery");
    }

    /** What is said back to a customer, with what they wrote before it. */
    @ParameterizedTest
    @CsvSource({
        "BOOKING, SW, '', Je mnakata picha za harusi ya kimila?, picha za harusi",
        "ECOMMERCE, SW, '', Bei gani ya gauni lile nyekundu?, gauni lile nyekundu",
        "ECOMMERCE, SW, '', Nataka mkaa magunia mawili, 'mkaa, magunia mawili'",
        "ECOMMERCE, SW, '', Nipe mayai kumi na mbili na mikate ishirini na moja, mayai kumi na mbili na mikate ishirini na moja",
        "BOOKING, SW, '', Nataka meza ya watu saba kesho jioni, 'meza, watu saba, kesho jioni'",
        "BOOKING, EN, '', Do you have any rooms next weekend?, next weekend",
        "BOOKING, EN, '', are you free this friday evening, this friday evening",
        "ECOMMERCE, SW, '', niletee mkaa gunia 1 na gesi mtungi mdogo, mkaa gunia 1 na gesi mtungi mdogo",
        "ECOMMERCE, EN, '', I would like two cappuccinos and a muffin to go, two cappuccinos and a muffin*",
        "BOOKING, EN, '', I need a car wash this afternoon, 'car wash, this afternoon'",
        "BOOKING, SW, '', naomba nafasi ya kusuka tar 14 saa tano, 'tar 14, saa tano'",
        "ECOMMERCE, SW, '', naitafuta dawa ya minyoo, '*dawa ya minyoo*'",
        "ECOMMERCE, SW, price_details, na sabuni?, sabuni",
        "BOOKING, SW, price_details, na pedicure?, bei ya *pedicure*"
    })
    void saysBackWhatIsMeant(String template, ReplyLanguage language, String last, String message, String back) {
        Questions customer = Questions.to(template, language);
        Questions asking = last.isEmpty() ? customer : customer.after(last);
        assertThat(REPLIES.replyTo(asking.ask(message)).text()).contains(back);
    }

    @Test
    void asksForNoQuestionThatWasAsked() {
        assertThat(REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.EN).ask("Is there parking"))
                        .text())
                .contains("Thank you for your question");
    }

    @Test
    void takesANameAndANumberForNothingElse() {
        assertThat(REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.SW)
                                .after("booking_details")
                                .ask("Hamisi Rajabu, 0700 000 021"))
                        .intent())
                .isEqualTo("name_given");
    }

    @Test
    void greetsNobodyWhoDoesNotGreet() {
        Questions salon = Questions.to("BOOKING", ReplyLanguage.SW);
        assertThat(REPLIES.replyTo(salon.ask("Kazi za kupaka rangi ni bei gani?"))
                        .text())
                .doesNotContain("Habari!");
        assertThat(REPLIES.replyTo(salon.ask("mchana kuna nafasi")).text()).doesNotContain("Habari!");
        assertThat(REPLIES.replyTo(salon.ask("Habari za kazi, bei ya kunyoa?")).text())
                .startsWith("Habari!");
    }

    @Test
    void thanksNeutrallyWithoutConfiguration() {
        Reply reply =
                REPLIES.replyTo(Questions.to("", ReplyLanguage.EN).named("").ask("Do you have rooms?"));
        assertThat(reply.template()).isEqualTo(Replies.NEUTRAL);
        assertThat(reply.text())
                .isEqualTo("Thank you for your message. 🙏 We have received it and will get back to you soon.");
        assertThat(REPLIES.replyTo(Questions.to("GONE", ReplyLanguage.SW).ask("Habari"))
                        .text())
                .isEqualTo("Asante kwa ujumbe wako. 🙏 Tumeupokea, na tutakujibu hivi karibuni.");
    }

    @Test
    void speaksOfTheBusinessEvenWhenItHasNoName() {
        Questions nameless = Questions.to("BOOKING", ReplyLanguage.SW).named(" ");
        assertThat(REPLIES.replyTo(nameless.ask("habari")).text()).contains("Karibu *biashara yetu*.");
    }

    @Test
    void keepsANameFromBreakingTheLayout() {
        Questions odd = Questions.to("BOOKING", ReplyLanguage.EN).named("  *Asha*_ {menu}\n& Sons ");
        assertThat(REPLIES.replyTo(odd.ask("hello")).text()).contains("Welcome to *Asha menu & Sons*.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Habari Huduma Bora", "Hello Huduma Bora Booking House"})
    void doesNotTakeTheBusinessNameForAWish(String message) {
        Questions named = Questions.to("BOOKING", ReplyLanguage.SW);
        assertThat(REPLIES.replyTo(named.named(message.substring(message.indexOf(' ') + 1))
                                .ask(message))
                        .intent())
                .isEqualTo("greeting");
    }

    @Test
    void marksThoseWhoWantAPerson() {
        Questions salon = Questions.to("SUPPORT", ReplyLanguage.EN);
        assertThat(REPLIES.replyTo(salon.ask("human")).handsOff()).isTrue();
        assertThat(REPLIES.replyTo(salon.ask("stop")).handsOff()).isTrue();
        assertThat(REPLIES.replyTo(salon.ask("problem")).handsOff()).isFalse();
        assertThat(REPLIES.replyTo(salon.ask("thanks")).handsOff()).isFalse();
    }

    @Test
    void isShorterStillWithWhoThanksAgain() {
        Questions salon = Questions.to("SUPPORT", ReplyLanguage.SW);
        Reply first = REPLIES.replyTo(salon.ask("asante"));
        Reply second = REPLIES.replyTo(
                salon.after(java.util.Optional.of(first.remembered())).ask("asante sana"));
        assertThat(first.courtesy()).isTrue();
        assertThat(second.courtesy()).isTrue();
        assertThat(second.text()).hasSizeLessThan(first.text().length()).doesNotContain("*1.*");
    }

    @Test
    void saysSomethingElseToWhoIsNotUnderstoodTwice() {
        Questions salon = Questions.to("BOOKING", ReplyLanguage.EN);
        assertThat(REPLIES.replyTo(salon.ask("!?")).text()).contains("Thank you for contacting");
        assertThat(REPLIES.replyTo(salon.after("fallback").ask("!?")).text())
                .contains("let someone from our team answer")
                .doesNotContain("*1.*");
    }

    @Test
    void asksForWordsWhenAPictureComes() {
        Questions salon = Questions.to("BOOKING", ReplyLanguage.EN).of(QuestionKind.MEDIA);
        Reply reply = REPLIES.replyTo(salon.ask(""));
        assertThat(reply.intent()).isEqualTo("media");
        assertThat(reply.text()).contains("only read text");
        assertThat(reply.matched()).isEmpty();
    }

    @Test
    void readsTheCaptionOfAPicture() {
        Questions shop = Questions.to("ECOMMERCE", ReplyLanguage.SW).of(QuestionKind.MEDIA);
        assertThat(REPLIES.replyTo(shop.ask("bei gani?")).intent()).isEqualTo("price");
    }

    @Test
    void takesAPictureForAnAnswerWhenItAsked() {
        Questions shop = Questions.to("SUPPORT", ReplyLanguage.SW).of(QuestionKind.MEDIA);
        assertThat(REPLIES.replyTo(shop.after("problem").ask("")).intent()).isEqualTo("problem_details");
    }

    @ParameterizedTest
    @EnumSource(
            value = QuestionKind.class,
            names = {"TEXT", "EMPTY"})
    void asksAgainWhenNothingIsWritten(QuestionKind kind) {
        Reply reply = REPLIES.replyTo(
                Questions.to("BOOKING", ReplyLanguage.SW).of(kind).ask(" \n "));
        assertThat(reply.intent()).isEqualTo("empty");
        assertThat(reply.text()).contains("bila maandishi");
    }

    @Test
    void warnsInBothLanguagesAtOnceTheTenantsOwnFirst() {
        assertThat(REPLIES.texts().rateWarning("Mama Asha", ReplyLanguage.SW))
                .matches("(?s).*\\*Mama Asha\\*: samahani.*Sorry, \\*Mama Asha\\*.*");
        assertThat(REPLIES.texts().rateWarning("Mama Asha", ReplyLanguage.EN)).matches("(?s).*Sorry.*samahani.*");
        assertThat(REPLIES.texts().pleaseWait("", ReplyLanguage.SW))
                .matches("(?s).*\\*biashara yetu\\*.*Please wait.*\\*our business\\*.*");
    }

    @Test
    void answersAPastedBookInTheBlinkOfAnEye() {
        String book = "nataka kubook ".repeat(100_000);
        long start = System.nanoTime();
        assertThat(REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.SW).ask(book))
                        .intent())
                .isEqualTo("booking");
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void givesTheSameAnswerToTheSameQuestion() {
        Question question =
                Questions.to("BOOKING", ReplyLanguage.SW).after("booking").ask("Kusuka kesho saa 4");
        assertThat(REPLIES.replyTo(question)).isEqualTo(Replies.load().replyTo(question));
    }
}
