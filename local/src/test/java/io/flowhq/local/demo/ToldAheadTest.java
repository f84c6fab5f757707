package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import io.flowhq.local.scenario.SimulatedWhatsApp.Line;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A booking from the first word to its reminder, and the owner told of it on a phone of their own, on a whole platform with a
 * browser. The orchestrator, which keeps the time of the reminder, is killed meanwhile.
 */
@EnabledIfSystemProperty(named = "flowhq.campaign", matches = "true")
class ToldAheadTest {

    private static final ZoneId DAR = ZoneId.of("Africa/Dar_es_Salaam");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);
    private static final DateTimeFormatter SETTING = DateTimeFormatter.ofPattern("HH:mm");
    private static final Duration LEAD = Duration.ofMinutes(30);

    /** Room for the dialogue and the owner's decision: who is told of a booking within the lead is not reminded. */
    private static final Duration ROOM = Duration.ofMinutes(4);

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
    private static final Pattern BOOKING_ID = Pattern.compile("\"id\"\\s*:\\s*\"?(\\d+)");
    private static final String NUMBER = "255715100021";
    private static final String CUSTOMER = "255754300021";
    private static final String OWNER = "255754300099";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void remindsACustomerAndTellsTheOwnerOnceEach() throws Exception {
        try (LivePlatform platform = LivePlatform.start(folder)) {
            Business salon = platform.link(NUMBER);
            String name = "tenant-" + NUMBER;
            platform.shell("tenant", "configure", name, "--template", "BOOKING", "--business", "Upendo Salon");
            LocalTime quiet = LocalTime.now(DAR).plusHours(6);
            platform.shell(
                    "reminder",
                    "set",
                    name,
                    "--before",
                    Long.toString(LEAD.toMinutes()),
                    "--notify",
                    OWNER,
                    "--quiet-from",
                    SETTING.format(quiet),
                    "--quiet-until",
                    SETTING.format(quiet.plusHours(1)));

            ZonedDateTime starts = ZonedDateTime.now(DAR).plus(LEAD).plus(ROOM);
            String day = starts.toLocalDate().equals(ZonedDateTime.now(DAR).toLocalDate()) ? "leo" : "kesho";
            says(platform, 1, "Habari", "Karibu");
            says(platform, 2, "Nataka kuweka miadi ya kunyoa " + day + " " + CLOCK.format(starts), "jina");
            says(platform, 3, "Juma", "Ni sahihi");
            says(platform, 4, "ndiyo", "Tumepokea ombi");
            List<Line> notices = told(platform, OWNER, 1);
            assertThat(notices.getFirst().text()).contains("Upendo Salon", "Miadi: 1", "jambo moja linakusubiri");

            Matcher id = BOOKING_ID.matcher(platform.shell("booking", "list", name, "-o", "json"));
            assertThat(id.find()).isTrue();
            platform.shell("booking", "confirm", name, id.group(1));
            assertThat(told(platform, CUSTOMER, 5).getLast().text()).contains("imethibitishwa", "kunyoa");
            platform.kill("orchestrator");

            Duration untilDue = Duration.between(ZonedDateTime.now(DAR), starts.minus(LEAD));
            List<Line> reminded = PollUntil.see(
                    "the reminder",
                    untilDue.plus(TOLD_WITHIN),
                    () -> said(platform, CUSTOMER),
                    lines -> lines.size() >= 6);
            System.out.printf(
                    "Reminded %d s after it was due, the orchestrator killed meanwhile%n",
                    Duration.between(starts.minus(LEAD).withSecond(0), ZonedDateTime.now(DAR))
                            .toSeconds());
            assertThat(reminded.getLast().text()).contains("inakukumbusha miadi yako", "kunyoa", "tuandikie hapa");

            says(platform, 7, "siwezi kuja, naomba kughairi miadi yangu", "tumeghairi miadi");
            assertThat(told(platform, OWNER, 2).getLast().text()).contains("kughairi");
            LivePlatform.assertInnocent(platform.quietVerdict());
            assertThat(said(platform, CUSTOMER)).hasSize(7);
            assertThat(said(platform, OWNER)).hasSize(2);
            platform.assertStillTheSameDevice(salon);
        }
    }

    private static void says(LivePlatform platform, int lines, String text, String answer) throws Exception {
        platform.whatsApp().customerWrites(CUSTOMER, NUMBER, text);
        assertThat(told(platform, CUSTOMER, lines).getLast().text()).as(text).contains(answer);
    }

    /** What the device has said in a chat, once it is so many lines. */
    private static List<Line> told(LivePlatform platform, String customer, int lines) {
        return PollUntil.see(
                lines + " lines to " + customer,
                LivePlatform.TIMEOUT.multipliedBy(2),
                () -> said(platform, customer),
                said -> said.size() >= lines);
    }

    private static List<Line> said(LivePlatform platform, String customer) throws Exception {
        return platform.whatsApp().chat(NUMBER, customer).stream()
                .filter(line -> line.by().equals("device"))
                .toList();
    }
}
