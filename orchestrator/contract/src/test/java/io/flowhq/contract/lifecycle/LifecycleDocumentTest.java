package io.flowhq.contract.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LifecycleDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "lifecycle.md");

    @Test
    void saysWhatTheCodeDoes() throws IOException {
        if (Boolean.getBoolean("flowhq.docs.write")) {
            Files.writeString(DOCUMENT, LifecycleDocument.text());
        }
        assertThat(DOCUMENT).content().isEqualTo(LifecycleDocument.text());
    }
}
