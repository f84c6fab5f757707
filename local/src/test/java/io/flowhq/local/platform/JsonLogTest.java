package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each jar of ours writes its log as it is told to, from the first line on. */
class JsonLogTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @EnumSource(
            value = ExecutableJars.class,
            names = {"ORCHESTRATOR", "BOT_WORKER", "WEB"})
    void writesOneObjectALine(ExecutableJars jar) throws Exception {
        List<JsonNode> lines = run(jar).stream().map(JSON::readTree).toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("process").asString())
                        .isEqualTo(jar.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line.path("message").asString()).startsWith("DATABASE_URL is not of the form"));
    }

    private static List<String> run(ExecutableJars jar) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.in(ThisMachine.checkout()).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LOG_FORMAT", "json");
        builder.environment().put("DATABASE_URL", "mysql://localhost/flowhq");
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return lines;
    }
}
