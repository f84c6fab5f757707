package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers read outside opening hours; 2026-03-06 is a Friday, and Dar es Salaam is three hours ahead of UTC. */
class ClosedHoursTest {

    private static final Replies REPLIES = Replies.load();
    private static final String HOURS = """
            {"mon": "08:00-17:30", "tue": "08:00-17:30", "wed": "08:00-17:30", "thu": "08:00-17:30",
             "fri": ["08:00-12:30", "14:00-17:30"], "closed": ["2026-03-09"], "special": {"2026-04-03": "10:00-12:00"}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-05T02:00:00Z | SW | Tutafungua *leo saa 2:00 asubuhi (08:00)*.",
                "2026-03-05T02:00:00Z | EN | We open *today at 08:00*.",
                "2026-03-05T15:00:00Z | SW | Tutafungua *kesho saa 2:00 asubuhi (08:00)*.",
                "2026-03-05T15:00:00Z | EN | We open *tomorrow at 08:00*.",
                "2026-03-05T22:00:00Z | SW | Tutafungua *leo saa 2:00 asubuhi (08:00)*.",
                "2026-03-06T10:00:00Z | SW | Tutafungua *leo saa 8:00 mchana (14:00)*.",
                "2026-03-08T10:00:00Z | SW | Tutafungua *keshokutwa, Jumanne saa 2:00 asubuhi (08:00)*.",
                "2026-03-08T10:00:00Z | EN | We open *on Tuesday at 08:00*.",
                "2026-03-06T16:00:00Z | SW | Tutafungua *Jumanne saa 2:00 asubuhi (08:00)*.",
                "2026-03-06T16:00:00Z | EN | We open *on Tuesday at 08:00*."
            })
    void saysWhenItOpens(String instant, ReplyLanguage language, String expected) {
        Reply reply = REPLIES.replyTo(
                Questions.to("BOOKING", language).open(HOURS, instant).ask("booking"));
        assertThat(reply.closed()).isTrue();
        assertThat(reply.intent()).isEqualTo("booking");
        assertThat(reply.text()).contains("📅").endsWith(expected);
    }

    @Test
    void namesTheDateWhenItOpensInMoreThanAWeek() {
        String hours = "{\"special\": {\"2026-04-03\": [\"19:00-23:30\"]}}";
        Questions salon = Questions.to("SUPPORT", ReplyLanguage.SW).open(hours, "2026-03-20T10:00:00Z");
        assertThat(REPLIES.replyTo(salon.ask("nina tatizo")).text())
                .endsWith("Tutafungua *Ijumaa tarehe 3 Aprili saa 1:00 usiku (19:00)*.");
        assertThat(REPLIES.replyTo(salon.ask("I have a problem")).text())
                .endsWith("We open *on Friday 3 April at 19:00*.");
    }

    @Test
    void promisesNoTimeWhenNoneIsKnown() {
        String hours = "{\"special\": {\"2026-03-01\": [\"08:00-12:00\"]}}";
        Questions salon = Questions.to("SUPPORT", ReplyLanguage.EN).open(hours, "2026-03-20T10:00:00Z");
        assertThat(REPLIES.replyTo(salon.ask("problem")).text())
                .endsWith("We are closed at the moment. We will let you know when we open again.");
    }

    @Test
    void saysNothingAboutHoursWhileOpen() {
        Reply reply = REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.SW)
                .open(HOURS, "2026-03-05T09:00:00Z")
                .ask("miadi"));
        assertThat(reply.closed()).isFalse();
        assertThat(reply.text()).doesNotContain("tumefunga").doesNotContain("Tutafungua");
    }

    @Test
    void doesNotBotherWhoSaysThankYou() {
        Reply reply = REPLIES.replyTo(Questions.to("BOOKING", ReplyLanguage.SW)
                .open(HOURS, "2026-03-05T20:00:00Z")
                .ask("asante"));
        assertThat(reply.closed()).isTrue();
        assertThat(reply.courtesy()).isTrue();
        assertThat(reply.text()).doesNotContain("tumefunga");
    }

    @Test
    void promisesAPersonForWhenItOpens() {
        Questions closed = Questions.to("BOOKING", ReplyLanguage.EN).open(HOURS, "2026-03-05T20:00:00Z");
        assertThat(REPLIES.replyTo(closed.ask("human")).text())
                .contains("when we open")
                .doesNotContain("shortly")
                .endsWith("We open *tomorrow at 08:00*.");
    }

    @Test
    void tellsTheWeekWithDaysOfTheSameHoursTogether() {
        Questions salon = Questions.to("SUPPORT", ReplyLanguage.EN).open(HOURS, "2026-03-05T09:00:00Z");
        assertThat(REPLIES.replyTo(salon.ask("What are your working hours?")).text())
                .isEqualTo("""
                        🕗 Our working hours:
                        *Monday – Thursday:* 08:00 – 17:30
                        *Friday:* 08:00 – 12:30, 14:00 – 17:30
                        *Saturday – Sunday:* closed
                        *Monday 9 March:* closed""");
        assertThat(REPLIES.replyTo(salon.ask("saa za kazi")).text())
                .contains("*Jumatatu – Alhamisi:* saa 2:00 asubuhi (08:00) – saa 11:30 jioni (17:30)")
                .contains("*Jumatatu tarehe 9 Machi:* tumefunga");
    }

    @Test
    void tellsNoWeekThatNobodyHasSet() {
        assertThat(REPLIES.replyTo(Questions.to("SUPPORT", ReplyLanguage.EN).ask("working hours"))
                        .text())
                .contains("will tell you our working hours");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, saa 6:00 usiku (00:00)", "05:30, saa 11:30 alfajiri (05:30)", "06:00, saa 12:00 asubuhi (06:00)",
        "07:00, saa 1:00 asubuhi (07:00)", "12:00, saa 6:00 mchana (12:00)", "16:00, saa 10:00 jioni (16:00)",
        "18:00, saa 12:00 jioni (18:00)", "19:15, saa 1:15 usiku (19:15)", "23:00, saa 5:00 usiku (23:00)"
    })
    void countsSwahiliHoursFromSix(String time, String expected) {
        Questions salon = Questions.to("SUPPORT", ReplyLanguage.SW)
                .open("{\"sat\": [\"%s-23:59\"]}".formatted(time), "2026-03-05T09:00:00Z");
        assertThat(REPLIES.replyTo(salon.ask("nina tatizo")).text()).contains("Jumamosi " + expected);
    }
}
