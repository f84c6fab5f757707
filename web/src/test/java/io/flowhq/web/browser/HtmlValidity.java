package io.flowhq.web.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nu.validator.client.EmbeddedValidator;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/** What the Nu Html Checker calls an error in a page as the server sends it, but for the attributes of htmx. */
final class HtmlValidity {

    private static final Pattern HTMX = Pattern.compile("Attribute .hx-[a-z-]+. not allowed on element .*");

    private HtmlValidity() {}

    static List<String> faults(String html) throws IOException {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        try {
            var found = checker.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            return StreamSupport.stream(
                            JsonMapper.shared().readTree(found).path("messages").spliterator(), false)
                    .filter(message -> message.path("type").asString().equals("error"))
                    .filter(message ->
                            !HTMX.matcher(message.path("message").asString()).matches())
                    .map(message -> message.path("message").asString() + " at "
                            + message.path("extract").asString())
                    .toList();
        } catch (SAXException unreadable) {
            throw new IOException(unreadable);
        }
    }
}
