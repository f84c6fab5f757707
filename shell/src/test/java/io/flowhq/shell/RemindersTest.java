package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Reminders of bookings and notices to the owner, from the shell. */
class RemindersTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void setsAndShowsThemForOneTenant() {
        platform.tenant("Reminds Some");
        platform.tenant("Reminds None");

        Ran set = platform.shell(
                "reminder",
                "set",
                "Reminds Some",
                "--before",
                "120",
                "--notify",
                "0755 000 001",
                "--quiet-from",
                "22:00",
                "-o",
                "json");
        assertThat(set.code()).as(set.err()).isZero();
        var setting = JsonMapper.shared().readTree(set.out());
        assertThat(setting.get("reminder_minutes").asInt()).isEqualTo(120);
        assertThat(setting.get("notice_number").asString()).isEqualTo("255755000001");

        assertThat(platform.shell("reminder", "show", "Reminds Some").out())
                .contains("120 minutes before a booking", "to 255755000001", "22:00 to 07:00");
        assertThat(platform.shell("reminder", "show", "Reminds None").out())
                .contains("Reminders  off", "Notices    off", "21:00 to 07:00");

        assertThat(platform.shell("reminder", "set", "Reminds Some").out())
                .contains("Reminders  off", "Notices    off");
        assertThat(platform.shell("reminder", "show", "Reminds Some").out()).doesNotContain("255755000001");
    }

    @Test
    void namesEveryFault() {
        platform.tenant("Reminds Wrongly");

        Ran set = platform.shell(
                "reminder", "set", "Reminds Wrongly", "--before", "5", "--notify", "0755", "--quiet-until", "seven");

        assertThat(set.code()).isEqualTo(2);
        assertThat(set.err()).contains("30 minutes to 7 days", "The number", "A time is written as 21:00.");
    }
}
