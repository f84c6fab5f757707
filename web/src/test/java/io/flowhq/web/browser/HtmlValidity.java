package io.flowhq.web.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** What the Nu Html Checker calls an error in a page as the server sends it, but for the attributes of htmx. */
final class HtmlValidity {

    private static final Pattern HTMX = Pattern.compile("Attribute .hx-[a-z-]+. not allowed on element .*");
    private static final long STACK_BYTES = 64 << 20;

    private HtmlValidity() {}

    /** The checker recurses deeply; a thread of its own has room for it wherever the test runs. */
    static List<String> faults(String html) throws IOException {
        var checked = new FutureTask<>(() -> check(html));
        Thread.ofPlatform().name("html-checker").stackSize(STACK_BYTES).start(checked);
        try {
            return checked.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IOException(failed);
        }
    }

    private static List<String> check(String html) throws IOException, SAXException {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        var found = checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        return StreamSupport.stream(
                        JsonMapper.shared().readTree(found).path("messages").spliterator(), false)
                .filter(message -> message.path("type").asString().equals("error"))
                .map(message -> message.path("message").asString() + " at "
                        + message.path("extract").asString())
                .filter(message -> !HTMX.matcher(message).lookingAt())
                .toList();
    }
}
