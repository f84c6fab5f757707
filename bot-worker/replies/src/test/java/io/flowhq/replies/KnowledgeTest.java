package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.knowledge.Fact;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.LocalText;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.OwnAnswer;
import io.flowhq.replies.knowledge.Price;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Three invented shops answer from what their owners told, and say no price that they did not tell. */
class KnowledgeTest {

    private static final Replies REPLIES = Replies.load();
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
    private static final double MAX_MILLIS_OF_AN_ANSWER = 15;
    private static final Pattern PRICE = Pattern.compile("TSh\\s*[\\d,.]*\\d");
    private static final Map<String, KnownShop> SHOPS = Stream.of("phones", "salon", "electrician")
            .collect(Collectors.toMap(Function.identity(), KnownShop::named));

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/knowledge/questions.tsv", delimiter = '\t', numLinesToSkip = 1)
    void answersFromWhatTheOwnerTold(
            String shop, ReplyLanguage language, String text, String says, String never, String followUp) {
        Reply reply = REPLIES.replyTo(shop(shop).ask(text, language));

        assertThat(reply.text()).contains(says.split("\\|"));
        if (never != null) {
            assertThat(reply.text()).doesNotContain(never);
        }
        assertThat(reply.followUp().map(Enum::name).orElse("-")).isEqualTo(followUp);
        assertThat(reply.language()).isEqualTo(language);
        assertThat(reply.text().lines().filter(line -> line.startsWith("•"))).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void greetsInTheOwnersWordsOnceAndInTheLanguageOfTheCustomer() {
        Knowledge knowledge = new Knowledge(
                Map.of(Fact.GREETING, LocalText.of("Shikamoo! Hapa ni {business}.", "Good day from Asha.")),
                List.of(),
                List.of(new OwnAnswer(List.of("mna wifi"), LocalText.of("Ndiyo, ni bure.", ""))));
        Questions salon = Questions.to("BOOKING", ReplyLanguage.SW);

        assertThat(REPLIES.replyTo(salon.ask("habari").knowing(knowledge)).text())
                .startsWith("Shikamoo! Hapa ni Mama Asha Salon.\n\n*1.*")
                .doesNotContain("Karibu *");
        assertThat(REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.EN)
                                .ask("hello")
                                .knowing(knowledge))
                        .text())
                .startsWith("Good day from Asha.\n\n*1.*");
        assertThat(REPLIES.replyTo(salon.ask("habari, bei gani?").knowing(knowledge))
                        .text())
                .startsWith("Shikamoo! Hapa ni Mama Asha Salon.\n");
        assertThat(REPLIES.replyTo(salon.ask("habari, mna wifi?").knowing(knowledge))
                        .text())
                .isEqualTo("Shikamoo! Hapa ni Mama Asha Salon.\nNdiyo, ni bure.");
        assertThat(REPLIES.replyTo(salon.after("greeting").ask("habari").knowing(knowledge))
                        .text())
                .doesNotContain("Shikamoo");
        assertThat(REPLIES.replyTo(salon.ask("habari")).text()).contains("Karibu *Mama Asha Salon*");
    }

    @Test
    void saysNoPriceThatItsOwnerDidNotTell() {
        Random random = new Random(12);
        List<String> asked =
                List.of("bei ya %s?", "%s bei gani", "%s ipo?", "how much is %s", "mna %s", "%s", "nataka %s");
        List<String> words = SHOPS.values().stream()
                .flatMap(shop -> shop.knowledge().offerings().stream())
                .flatMap(offering -> Stream.of(offering.name().split(" ")))
                .toList();
        for (KnownShop shop : SHOPS.values()) {
            Set<String> told = told(shop.knowledge());
            for (int i = 0; i < 1_000; i++) {
                List<String> thing = new ArrayList<>();
                for (int word = 0; word <= random.nextInt(3); word++) {
                    thing.add(
                            random.nextInt(4) == 0
                                    ? Integer.toString(random.nextInt(60))
                                    : words.get(random.nextInt(words.size())));
                }
                String text = asked.get(random.nextInt(asked.size())).formatted(String.join(" ", thing));
                Reply reply = REPLIES.replyTo(shop.ask(text, ReplyLanguage.SW));
                assertThat(told).describedAs(text + " -> " + reply.text()).containsAll(prices(reply.text()));
            }
        }
    }

    @Test
    void saysPricesOfTheNamedOfferingBesideItsName() {
        KnownShop phones = shop("phones");
        for (Offering offering : phones.knowledge().offerings()) {
            Reply reply = REPLIES.replyTo(phones.ask("bei ya " + offering.name(), ReplyLanguage.SW));
            assertThat(reply.text()).contains(offering.name());
            assertThat(prices(reply.text()))
                    .containsExactlyElementsOf(
                            offering.price().map(Price::toString).stream().toList());
        }
    }

    @Test
    void keepsToTheTextsOfTheTemplateWhereNothingIsTold() {
        Reply reply =
                REPLIES.replyTo(Questions.to("ECOMMERCE", ReplyLanguage.SW).ask("bei ya iphone 13?"));

        assertThat(reply.text()).doesNotContain("orodha").contains("iphone 13");
        assertThat(reply.followUp()).contains(ReplyFollowUpReason.PRICE_UNKNOWN);
    }

    @Test
    void findsTheThingOfAnEarlierMessage() {
        Question question = shop("phones").ask("ipo?", ReplyLanguage.SW).after(List.of("bei ya iphone 13 pro max?"));

        assertThat(REPLIES.replyTo(question).text()).contains("TSh 1,450,000");
    }

    @Test
    void namesItsOwnServicesAndProductsAsExamples() {
        assertThat(REPLIES.replyTo(shop("salon").ask("nataka kuweka miadi", ReplyLanguage.SW))
                        .text())
                .contains("Mfano: *Kusuka rasta*, *Kunyoa nywele*");
        assertThat(REPLIES.replyTo(shop("phones").ask("I want to place an order", ReplyLanguage.EN))
                        .text())
                .contains("For example: *iPhone 13 128GB*");
        assertThat(REPLIES.replyTo(shop("salon").ask("nataka miadi ya kunyoa kesho", ReplyLanguage.SW))
                        .text())
                .doesNotContain("Mfano");
    }

    @Test
    void putsStopAndAPersonBeforeOwnAnswers() {
        Knowledge knowledge = new Knowledge(
                Map.of(), List.of(), List.of(new OwnAnswer(List.of("stop", "nataka mtu"), LocalText.of("Karibu", ""))));
        Question question =
                Questions.to("SUPPORT", ReplyLanguage.SW).ask("stop").knowing(knowledge);

        assertThat(REPLIES.replyTo(question).intent()).isEqualTo("stop");
    }

    @Test
    void saysWhatTheOwnerWroteAsItIsWritten() {
        Knowledge knowledge = new Knowledge(
                Map.of(),
                List.of(offering("Kiatu [cha] {thing} *bei*", 100)),
                List.of(new OwnAnswer(List.of("mna parking?"), LocalText.of("Ndiyo [bure] $1 {thing}", ""))));
        Question question =
                Questions.to("ECOMMERCE", ReplyLanguage.SW).ask("mna parking?").knowing(knowledge);

        assertThat(REPLIES.replyTo(question).text()).isEqualTo("Ndiyo [bure] $1 {thing}");
        assertThat(REPLIES.replyTo(Questions.to("ECOMMERCE", ReplyLanguage.SW)
                                .ask("bei ya kiatu?")
                                .knowing(knowledge))
                        .text())
                .contains("Kiatu [cha] thing bei", "TSh 100");
    }

    @Test
    void answersFromALargeCatalogueInMilliseconds() {
        List<Offering> offerings = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            offerings.add(offering("Bidhaa " + Integer.toString(i * 7919, 36) + " namba " + i, i + 1));
        }
        Knowledge knowledge = new Knowledge(Map.of(), offerings, List.of());
        Question question = Questions.to("ECOMMERCE", ReplyLanguage.SW)
                .ask("bei ya bidhaa 1500?")
                .knowing(knowledge);
        long start = PROCESSOR.getCurrentThreadCpuTime();
        Reply reply = REPLIES.replyTo(question);
        double first = (PROCESSOR.getCurrentThreadCpuTime() - start) / 1e6;
        start = PROCESSOR.getCurrentThreadCpuTime();
        for (int i = 0; i < 50; i++) {
            reply = REPLIES.replyTo(question);
        }
        double next = (PROCESSOR.getCurrentThreadCpuTime() - start) / 50 / 1e6;
        System.out.printf("Answers from 2,000 offerings: the first %.1f ms, the next %.1f ms each%n", first, next);
        assertThat(prices(reply.text())).isSubsetOf(told(knowledge));
        assertThat(next).isLessThan(MAX_MILLIS_OF_AN_ANSWER);
    }

    private static Offering offering(String name, int price) {
        return new Offering(
                Offering.Kind.PRODUCT,
                name,
                List.of(),
                Optional.of(new Price(BigDecimal.valueOf(price), "TZS")),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static KnownShop shop(String name) {
        return Objects.requireNonNull(SHOPS.get(name), name);
    }

    private static List<String> prices(String text) {
        return PRICE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<String> told(Knowledge knowledge) {
        return Stream.concat(
                        knowledge.offerings().stream()
                                .flatMap(offering -> offering.price().stream().map(Price::toString)),
                        knowledge.facts().values().stream()
                                .flatMap(text -> text.byLanguage().values().stream())
                                .flatMap(text -> prices(text).stream()))
                .collect(Collectors.toSet());
    }
}
