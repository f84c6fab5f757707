package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each command explains itself under {@code --help}, without a database. */
class HelpTest {

    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+ [a-z-]+|status)(?= )");

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void explainsEachCommand() {
        List<String> commands = found(COMMAND, platform.shell("help").out());
        assertThat(commands).hasSizeGreaterThan(60);

        Ran ran = platform.shellWithScript(
                Map.of("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none"),
                commands.stream().map(command -> command + " --help\n").collect(Collectors.joining()));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.err()).isEmpty();
        List<String> pages = List.of(ran.out().split("(?<=130 interrupted\\.)\n"));
        assertThat(pages).hasSameSizeAs(commands);
        for (int n = 0; n < pages.size(); n++) {
            assertThat(pages.get(n))
                    .contains(
                            "Usage: " + commands.get(n),
                            "Options of every command",
                            "-o, --output",
                            "Exit codes: 0 done");
            if (pages.get(n).contains("\nArguments\n")) {
                assertThat(pages.get(n)).containsPattern("\nExamples\n  " + commands.get(n) + " ");
            }
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }
}
