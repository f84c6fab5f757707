package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Where an assistant asks, from the shell. */
class EndpointsTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @Test
    void setsShowsAndRemovesAnEndpointWithoutItsKey(@TempDir Path folder) throws IOException {
        platform.tenant("Asks Elsewhere");
        platform.tenant("Peponi Traders");
        Path key = Files.writeString(folder.resolve("key"), "planted-key\n");

        Ran set = platform.shell(
                "endpoint",
                "set",
                "Asks Elsewhere",
                "https://model.example.org/v1",
                "--shape",
                "chat_completion",
                "--model",
                "small",
                "--key-file",
                key.toString(),
                "--budget",
                "20",
                "-o",
                "json");
        assertThat(set.code()).as(set.err()).isZero();
        var endpoint = JsonMapper.shared().readTree(set.out());
        assertThat(endpoint.propertyNames()).containsExactly("url", "shape", "model", "has_key", "daily_budget");
        assertThat(endpoint.get("has_key").asBoolean()).isTrue();
        assertThat(endpoint.get("shape").asString()).isEqualTo("CHAT_COMPLETION");

        assertThat(platform.shell("endpoint", "show", "Asks Elsewhere").out())
                .contains("https://model.example.org/v1", "Key      set", "20 questions")
                .doesNotContain("planted-key");
        assertThat(platform.shell("endpoint", "show", "Peponi Traders").out()).contains("asks nobody");
        assertThat(platform.shell("endpoint", "remove", "Asks Elsewhere").code())
                .isZero();
        assertThat(platform.shell("endpoint", "show", "Asks Elsewhere").out()).contains("asks nobody");
    }

    @Test
    void namesEveryFault() {
        platform.tenant("Asks Wrongly");

        Ran set = platform.shell("endpoint", "set", "Asks Wrongly", "file:///etc/passwd", "--shape", "CHAT_COMPLETION");

        assertThat(set.code()).isEqualTo(2);
        assertThat(set.err()).contains("A chat completion names its model.");
        assertThat(platform.shell("endpoint", "set", "Asks Wrongly", "https://a.example.org", "--key-file", "/nowhere")
                        .err())
                .contains("The key cannot be read from /nowhere");
    }
}
