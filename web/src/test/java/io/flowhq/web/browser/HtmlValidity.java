package io.flowhq.web.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/**
 * What the Nu Html Checker calls an error in a page as the server sends it, but for the attributes of htmx. Its schema is
 * read once, which takes seconds; a page takes milliseconds.
 */
final class HtmlValidity {

    private static final Pattern HTMX = Pattern.compile("Attribute .hx-[a-z-]+. not allowed on element .*");
    private static final long STACK_BYTES = 64 << 20;
    private static final ErrorList FOUND = new ErrorList();

    private static @Nullable SimpleDocumentValidator checker;

    private HtmlValidity() {}

    /** The checker recurses deeply; a thread of its own has room for it wherever the test runs. */
    static synchronized List<String> faults(String html) throws IOException {
        var checked = new FutureTask<>(() -> check(html));
        Thread.ofPlatform().name("html-checker").stackSize(STACK_BYTES).start(checked);
        try {
            return checked.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IOException(failed);
        }
    }

    private static List<String> check(String html) throws Exception {
        if (checker == null) {
            var made = new SimpleDocumentValidator(true, false, true);
            made.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, FOUND);
            made.setUpValidatorAndParsers(FOUND, false, false);
            checker = made;
        }
        FOUND.errors.clear();
        checker.checkHtmlInputSource(new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))));
        var lines = html.lines().toList();
        return FOUND.errors.stream()
                .filter(error -> !HTMX.matcher(error.getMessage()).lookingAt())
                .map(error -> error.getMessage() + " at " + line(lines, error.getLineNumber()))
                .toList();
    }

    private static String line(List<String> lines, int number) {
        return number < 1 || number > lines.size()
                ? "line " + number
                : lines.get(number - 1).strip();
    }

    private static final class ErrorList implements ErrorHandler {

        private final List<SAXParseException> errors = new ArrayList<>();

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) {
            errors.add(error);
        }

        @Override
        public void fatalError(SAXParseException error) {
            errors.add(error);
        }
    }
}
