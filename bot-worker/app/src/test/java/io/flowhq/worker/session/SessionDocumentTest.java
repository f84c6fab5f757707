package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SessionDocumentTest {

    private static final Path PAGE = Path.of("../../docs/session.md");

    @Test
    void showsTheTableAsItIs() throws IOException {
        if (Boolean.getBoolean("flowhq.docs.write")) {
            Files.writeString(PAGE, SessionDocument.text());
        }
        assertThat(PAGE).hasContent(SessionDocument.text());
    }
}
