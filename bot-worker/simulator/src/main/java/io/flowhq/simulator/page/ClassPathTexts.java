package io.flowhq.simulator.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The texts that lie beside the classes. */
final class ClassPathTexts {
    private ClassPathTexts() {}

    static String text(String name) {
        try {
            return new ClassPathResource("io/flowhq/simulator/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
