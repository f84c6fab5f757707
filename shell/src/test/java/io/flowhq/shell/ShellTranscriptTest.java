package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the transcript of {@code docs/shell.md}: each command says what stands there and ends with its exit code; and says
 * the same to a person who types one after the other at a terminal.
 */
class ShellTranscriptTest {

    private static final String COMMAND = "$ ./flowhq shell ";
    private static final String EXIT_CODE = "exit code ";
    private static final String ANY = "…";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static final String PROMPT = "flowhq\\(local, [^)]*\\) > ";

    @TempDir
    Path home;

    /** A command and what it is to say, on stdout and then on stderr. */
    private record Step(String command, List<String> said, int code) {

        Pattern pattern() {
            return Pattern.compile(said.stream()
                    .map(line -> line.equals(ANY)
                            ? "(?:[^\\n]*\\n)*?"
                            : Stream.of(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining("[^\\n]*"))
                                    + "\\n")
                    .collect(Collectors.joining()));
        }
    }

    @Test
    void saysWhatTheDocumentSays() throws IOException {
        var steps = steps();
        assertThat(steps).hasSizeGreaterThan(10).anyMatch(step -> step.code() == 4);
        try (var platform = new TestPlatform()) {
            for (var step : steps) {
                var ran = platform.shell(words(step.command()));

                assertThat(ran.code()).as(step.command() + ": " + ran.err()).isEqualTo(step.code());
                assertThat(ran.out() + ran.err()).as(step.command()).matches(step.pattern());
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysItAtATerminalToo() throws Exception {
        try (var platform = new TestPlatform();
                var shell = PseudoTerminal.open(home, platform.environment())) {
            shell.sees(PROMPT);
            for (var step : steps()) {
                shell.clear().types(step.command() + "\r").sees("\n" + step.pattern() + PROMPT);
            }
            shell.types("exit\r");
            assertThat(shell.exitCode()).as(shell.text()).isZero();
        }
    }

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        var inside = false;
        for (var line : Files.readAllLines(document())) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith(COMMAND)) {
                steps.add(new Step(line.substring(COMMAND.length()), new ArrayList<>(), 0));
            } else if (inside && line.startsWith(EXIT_CODE)) {
                var step = steps.removeLast();
                steps.add(new Step(
                        step.command(),
                        step.said(),
                        Integer.parseInt(line.substring(EXIT_CODE.length()).strip())));
            } else if (inside) {
                steps.getLast().said().add(line);
            }
        }
        return steps;
    }

    private static Path document() {
        var here = Path.of("").toAbsolutePath();
        var root = Files.exists(here.resolve("docs")) ? here : here.getParent();
        return root.resolve("docs/shell.md");
    }
}
