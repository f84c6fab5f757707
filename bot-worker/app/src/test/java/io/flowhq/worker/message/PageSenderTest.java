package io.flowhq.worker.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageSenderTest {

    /** A code that the library does not know would be given up on in vain, or never. */
    @Test
    void givesUpAtOnceOnlyForCodesThatTheLibraryHas() throws IOException {
        String library;
        try (var in = PageSenderTest.class.getResourceAsStream("/io/flowhq/worker/page/wa-js/wppconnect-wa.js")) {
            library = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(PageSender.NEVER)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(library).contains("(\"" + code + "\""));
        assertThat(library)
                .as("a chat that cannot be made, for which no code tells the line's fault from the number's")
                .contains("new Error(`Failed to find or create chat for");
    }
}
