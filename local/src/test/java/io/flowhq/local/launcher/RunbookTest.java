package io.flowhq.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunbookTest {

    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern LINK = Pattern.compile("runbook: (docs/runbook\\.md#\\w+)");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\w+)$");

    @Test
    void hasASectionForEachAlertAndNoOther() throws IOException {
        String rules = read("deploy/prometheus/alerts.yml");
        List<String> alerts = found(ALERT, rules);

        assertThat(found(SECTION, read("docs/runbook.md"))).containsExactlyElementsOf(alerts);
        assertThat(found(LINK, rules))
                .containsExactlyElementsOf(alerts.stream()
                        .map(alert -> "docs/runbook.md#" + alert.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ThisMachine.checkout().resolve(file));
    }
}
