package io.flowhq.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The capacity plan says what its script computes from the measured figures. */
class CapacityDocumentTest {

    private static final Path DOCS = ThisMachine.checkout().toAbsolutePath().resolve("docs");

    @BeforeAll
    static void pythonIsThere() throws IOException, InterruptedException {
        assertThat(printed("--version")).startsWith("Python 3");
    }

    @Test
    void thePageIsWhatItsScriptPrints() throws Exception {
        assertThat(Files.readString(DOCS.resolve("capacity.md"))).isEqualTo(printed(script()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"capacity-needs.svg", "capacity-limits.svg"})
    void itsPicturesAreWhatItsScriptDraws(String picture) throws Exception {
        assertThat(Files.readString(DOCS.resolve("pictures").resolve(picture))).isEqualTo(printed(script(), picture));
    }

    private static String script() {
        return DOCS.resolve("scripts/capacity.py").toString();
    }

    private static String printed(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
