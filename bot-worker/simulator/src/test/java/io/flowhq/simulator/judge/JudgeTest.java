package io.flowhq.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.simulator.judge.Verdict.Detail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String SALON = "255700000001";
    private static final String SHOP = "255700000002";
    private static final String JUMA = "255711000001";
    private static final String REHEMA = "255711000002";

    private final TrafficLog eventLog = new TrafficLog(100_000);
    private Instant now = Instant.parse("2026-09-01T08:00:00Z");
    private int ids;

    @BeforeEach
    void linkBoth() {
        eventLog.add(new TrafficLog.Linked(now, SALON));
        eventLog.add(new TrafficLog.Linked(now, SHOP));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private String asks(String customer, String phone, String text) {
        pass(1);
        var id = "false_" + customer + "@c.us_3EB0" + ids++;
        eventLog.add(new TrafficLog.Question(now, phone, customer, id, "chat", text));
        return id;
    }

    private void answers(String phone, String customer, String quoted, String text) {
        pass(1);
        eventLog.add(
                new TrafficLog.Answer(now, phone, customer, "true_" + customer + "@c.us_3EB0" + ids++, quoted, text));
    }

    private Verdict verdict() {
        return verdict(JudgeSettings.usual());
    }

    private Verdict verdict(JudgeSettings judgeSettings) {
        return Judge.judge(
                eventLog.entries(),
                eventLog.forgotten(),
                Map.of(SALON, "Salon Asha", SHOP, "Duka la Juma"),
                judgeSettings,
                now);
    }

    private static JudgeSettings settingsWithBurst(int seconds) {
        return new JudgeSettings(
                10, Duration.ofSeconds(60), null, Duration.ofHours(1), List.of(), null, Duration.ofSeconds(seconds));
    }

    @Test
    void findsAThousandMessagesInFiftyChatsClean() {
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            for (int chat = 0; chat < 50; chat++) {
                var phone = chat % 2 == 0 ? SALON : SHOP;
                var customer = "2557120000" + (10 + chat);
                var id = asks(customer, phone, "Bei ya nywele?");
                pass(5 + random.nextInt(5));
                answers(
                        phone,
                        customer,
                        random.nextInt(3) > 0 ? id : null,
                        "Karibu " + (phone.equals(SALON) ? "Salon Asha" : "Duka la Juma"));
            }
        }

        var verdict = verdict();

        assertThat(verdict.isClean()).as(verdict.toString()).isTrue();
        assertThat(verdict.inbound()).isEqualTo(1000);
        assertThat(verdict.answered()).isEqualTo(1000);
        assertThat(verdict.pending() + verdict.excused() + verdict.unprompted()).isZero();
        assertThat(verdict.maxInAnyMinute()).isBetween(2, 10);
    }

    @Test
    void findsAMessageThatIsNeverAnswered() {
        answers(SALON, JUMA, asks(JUMA, SALON, "Habari"), "Karibu");
        var unanswered = asks(JUMA, SALON, "Bei?");
        pass(30);
        assertThat(verdict().pending()).isOne();
        assertThat(verdict().lost()).isZero();

        pass(31);

        assertThat(verdict().lost()).isOne();
        assertThat(verdict().pending()).isZero();
        assertThat(verdict().answered()).isOne();
        assertThat(verdict().details())
                .extracting(Detail::kind, Detail::number, Detail::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("lost", SALON, unanswered));
    }

    @Test
    void findsAnAnswerThatComesTooLate() {
        var id = asks(JUMA, SALON, "Habari");
        pass(75);
        answers(SALON, JUMA, id, "Karibu");

        assertThat(verdict().lost()).isOne();
        assertThat(verdict().late()).isOne();
        var patient =
                new JudgeSettings(10, Duration.ofMinutes(5), null, Duration.ofHours(1), List.of(), null, Duration.ZERO);
        assertThat(verdict(patient).isClean()).isTrue();
        assertThat(verdict(patient).answered()).isOne();
    }

    @Test
    void findsTwoAnswersToOneMessage() {
        var id = asks(JUMA, SALON, "Habari");
        answers(SALON, JUMA, id, "Karibu");
        answers(SALON, JUMA, id, "Karibu sana");

        assertThat(verdict().doubled()).isOne();
        assertThat(verdict().lost() + verdict().inverted() + verdict().misdirected())
                .isZero();
    }

    @Test
    void findsAnAnswerRepeatedWithoutQuoting() {
        var id = asks(JUMA, SALON, "Habari");
        answers(SALON, JUMA, id, "Karibu");
        answers(SALON, JUMA, null, "Karibu");

        assertThat(verdict().doubled()).isOne();
    }

    @Test
    void findsTheSameMessageSentAgainUnderItsOwnId() {
        var id = asks(JUMA, SALON, "Habari");
        var again = new TrafficLog.Answer(now, SALON, JUMA, "true_" + JUMA + "@c.us_3EB0SAME", id, "Karibu");
        eventLog.add(again);
        eventLog.add(again);

        assertThat(verdict().doubled()).isOne();
    }

    @Test
    void findsAnswersInAnotherOrderThanTheQuestions() {
        var first = asks(JUMA, SALON, "Bei?");
        var second = asks(JUMA, SALON, "Saa ngapi?");
        var third = asks(JUMA, SALON, "Wapi?");
        answers(SALON, JUMA, second, "Saa tatu");
        answers(SALON, JUMA, first, "Elfu kumi");
        answers(SALON, JUMA, third, "Kariakoo");

        assertThat(verdict().inverted()).isOne();
        assertThat(verdict().details()).extracting(Detail::message).containsExactly(first);
        assertThat(verdict().answered()).isEqualTo(3);
    }

    @Test
    void letsChatsOvertakeEachOther() {
        var first = asks(JUMA, SALON, "Bei?");
        var second = asks(REHEMA, SALON, "Bei?");
        answers(SALON, REHEMA, second, "Elfu kumi");
        answers(SALON, JUMA, first, "Elfu kumi");

        assertThat(verdict().isClean()).isTrue();
    }

    @Test
    void findsAnAnswerInAnotherCustomersChat() {
        var id = asks(JUMA, SALON, "Bei?");
        asks(REHEMA, SALON, "Habari");
        answers(SALON, REHEMA, id, "Elfu kumi");
        pass(61);

        assertThat(verdict().misdirected()).isOne();
        assertThat(verdict().lost()).isEqualTo(2);
    }

    @Test
    void findsAnAnswerToAnotherBusinesssCustomer() {
        var id = asks(JUMA, SALON, "Bei?");
        answers(SHOP, JUMA, id, "Elfu kumi");

        assertThat(verdict().misdirected()).isOne();
    }

    @Test
    void findsAnAnswerNamingAnotherBusiness() {
        answers(SALON, JUMA, asks(JUMA, SALON, "Habari"), "Karibu Duka la Juma!");

        assertThat(verdict().misdirected()).isOne();
        assertThat(verdict().answered()).isOne();
    }

    @Test
    void doesNotTakeAPartOfAWordOrOfTheOwnNameForAnotherBusiness() {
        var names = new BusinessNameMatcher(Map.of("1", "Asha", "2", "Salon Asha Mwanza", "3", "Ali"));

        assertThat(names.otherIn("Karibu Salon Asha Mwanza", "2")).isEmpty();
        assertThat(names.otherIn("Habari za Alison", "2")).isEmpty();
        assertThat(names.otherIn("Karibu Asha", "2")).contains("Asha");
    }

    @Test
    void findsAnAnswerToAGroup() {
        pass(1);
        eventLog.add(
                new TrafficLog.Question(now, SALON, "1203@g.us", "false_1203@g.us_3EB0A_1@c.us", "chat", "Hello all"));
        answers(SALON, "1203@g.us", null, "Karibu");

        assertThat(verdict().misdirected()).isOne();
        assertThat(verdict().inbound()).isZero();
    }

    @Test
    void expectsNoAnswerToGroupsStatusNewsletterAndMedia() {
        for (var chat : List.of("1203@g.us", "status@broadcast", "1204@newsletter")) {
            pass(1);
            eventLog.add(new TrafficLog.Question(now, SALON, chat, "false_" + chat + "_3EB0" + ids++, "chat", "News"));
        }
        eventLog.add(new TrafficLog.Question(now, SALON, JUMA, "false_" + JUMA + "@c.us_3EB0P", "image", ""));
        pass(100);

        assertThat(verdict().isClean()).isTrue();
        assertThat(verdict().inbound()).isZero();
    }

    @Test
    void findsEveryWindowWithOneMessageTooMany() {
        for (int i = 0; i < 12; i++) {
            answers(SALON, JUMA, asks(JUMA, SALON, "Bei " + i), "Elfu kumi");
        }

        assertThat(verdict().overLimit()).isEqualTo(2);
        assertThat(verdict().maxInAnyMinute()).isEqualTo(12);
        assertThat(verdict().details()).extracting(Detail::kind).containsOnly("overLimit");
    }

    @Test
    void countsSixtySecondsExactly() {
        for (int i = 0; i < 10; i++) {
            answers(SALON, JUMA, asks(JUMA, SALON, "Bei " + i), "Elfu kumi");
        }
        var id = asks(JUMA, SALON, "Na hii?");
        now = now.plusSeconds(40);
        answers(SALON, JUMA, id, "Elfu kumi");

        assertThat(verdict().overLimit()).isZero();
        assertThat(verdict().maxInAnyMinute()).isEqualTo(10);
    }

    @Test
    void excusesSilenceWhileTheLimitIsUsedUp() {
        for (int i = 0; i < 10; i++) {
            answers(SALON, JUMA, asks(JUMA, SALON, "Bei " + i), "Elfu kumi");
        }
        asks(REHEMA, SALON, "Habari");
        pass(61);

        assertThat(verdict().isClean()).isTrue();
        assertThat(verdict().excused()).isOne();
        assertThat(verdict(new JudgeSettings(
                                11, Duration.ofSeconds(60), null, Duration.ofHours(1), List.of(), null, Duration.ZERO))
                        .lost())
                .isOne();
    }

    @Test
    void excusesABurstThatOutrunsTheLimit() {
        var ids = new String[15];
        for (int i = 0; i < 15; i++) {
            ids[i] = asks("25571300000" + (10 + i), SALON, "Habari");
        }
        for (int i = 0; i < 10; i++) {
            answers(SALON, "25571300000" + (10 + i), ids[i], "Karibu");
        }
        pass(61);

        assertThat(verdict().isClean()).as(verdict().toString()).isTrue();
        assertThat(verdict().excused()).isEqualTo(5);
    }

    @Test
    void takesMessagesThatFollowOneAnotherForAnsweredTogetherWhenToldSo() {
        asks(JUMA, SALON, "Habari");
        pass(1);
        answers(SALON, JUMA, asks(JUMA, SALON, "Bei ya kusuka ni gani?"), "Elfu kumi");
        pass(3);
        asks(JUMA, SALON, "Na kuosha?");
        pass(61);
        var together = settingsWithBurst(2);

        assertThat(verdict(together).answered()).isEqualTo(2);
        assertThat(verdict(together).lost()).as("nobody answers after it").isOne();
        assertThat(verdict().lost()).isEqualTo(2);
    }

    @Test
    void takesAnAnswerThatDoesNotQuoteForOneToAllThatIsReadAsOne() {
        var together = settingsWithBurst(2);
        asks(JUMA, SALON, "Habari");
        var last = asks(JUMA, SALON, "Bei gani?");
        answers(SALON, JUMA, last, "Karibu");
        pass(10);
        asks(JUMA, SALON, "Mko wapi?");
        asks(JUMA, SALON, "Mko wazi?");
        answers(SALON, JUMA, null, "Kariakoo");

        assertThat(verdict(together).answered()).isEqualTo(4);
        assertThat(verdict(together).doubled()).isZero();
        assertThat(verdict().answered()).isEqualTo(2);

        answers(SALON, JUMA, null, "Kariakoo");
        assertThat(verdict(together).doubled()).isOne();
    }

    @Test
    void takesAWarningForTheAnswerToWhatItWarnsOf() {
        var id = asks(JUMA, SALON, "Habari");
        answers(SALON, JUMA, null, "Tafadhali subiri / Please wait");

        assertThat(verdict().answered()).isOne();

        answers(SALON, JUMA, id, "Karibu");
        assertThat(verdict().answered()).isOne();
        assertThat(verdict().doubled()).isZero();
        assertThat(verdict().unprompted()).isOne();
    }

    @Test
    void leavesAChatToTheOwnerWhoWroteInIt() {
        pass(1);
        eventLog.add(new TrafficLog.OwnerWrote(now, SALON, JUMA));
        asks(JUMA, SALON, "Asante");
        asks(REHEMA, SALON, "Habari");
        pass(61);

        assertThat(verdict().excused()).isOne();
        assertThat(verdict().lost()).isOne();
        var hasty = new JudgeSettings(10, Duration.ofSeconds(60), null, Duration.ZERO, List.of(), null, Duration.ZERO);
        assertThat(verdict(hasty).lost()).isEqualTo(2);
    }

    @Test
    void leavesAChatToAPersonWhoWasAskedFor() {
        answers(SALON, JUMA, asks(JUMA, SALON, "Nataka mtu!"), "Sawa");
        asks(JUMA, SALON, "Upo?");
        pass(61);

        assertThat(verdict().isClean()).isTrue();
        assertThat(verdict().excused()).isOne();
    }

    @Test
    void doesNotBlameAPhoneThatWasNotLinked() {
        eventLog.add(new TrafficLog.Unlinked(now, SALON));
        asks(JUMA, SALON, "Habari");
        pass(61);
        assertThat(verdict().excused()).isOne();

        eventLog.add(new TrafficLog.Linked(now, SALON));
        asks(JUMA, SALON, "Habari tena");
        pass(61);

        assertThat(verdict().lost()).isOne();
        assertThat(verdict().excused()).isOne();
    }

    @Test
    void judgesOnlySinceTheMomentAsked() {
        asks(JUMA, SALON, "Habari");
        pass(61);
        var since = now;
        answers(SALON, REHEMA, asks(REHEMA, SALON, "Habari"), "Karibu");

        var verdict = verdict(new JudgeSettings(
                10, Duration.ofSeconds(60), since, Duration.ofHours(1), List.of(), null, Duration.ZERO));

        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.inbound()).isOne();
        assertThat(verdict().lost()).isOne();
    }

    @Test
    void judgesOneBusinessWhenAskedToAndSeesTheOthersAllTheSame() {
        var ofTheShop = asks(JUMA, SHOP, "Habari");
        answers(SALON, JUMA, ofTheShop, "Karibu");
        asks(REHEMA, SALON, "Bei");
        pass(61);

        var salon = verdict(new JudgeSettings(
                10, Duration.ofSeconds(60), null, Duration.ofHours(1), List.of(), SALON, Duration.ZERO));
        var shop = verdict(new JudgeSettings(
                10, Duration.ofSeconds(60), null, Duration.ofHours(1), List.of(), SHOP, Duration.ZERO));

        assertThat(salon.inbound()).isOne();
        assertThat(salon.misdirected()).isOne();
        assertThat(shop.inbound()).isOne();
        assertThat(shop.misdirected()).isZero();
        assertThat(shop.lost()).isOne();
    }

    @Test
    void saysHowMuchItCouldNotRemember() {
        var small = new TrafficLog(2);
        for (int i = 0; i < 5; i++) {
            small.add(new TrafficLog.OwnerWrote(now, SALON, JUMA));
        }

        assertThat(Judge.judge(small.entries(), small.forgotten(), Map.of(), JudgeSettings.usual(), now)
                        .forgotten())
                .isEqualTo(3);
    }
}
