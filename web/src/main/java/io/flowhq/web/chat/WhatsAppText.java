package io.flowhq.web.chat;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A message as WhatsApp shows it: {@code *bold*}, {@code _italic_}, {@code ~struck~} and {@code ```fixed```}, all else as it
 * was written. Every character of the message is escaped; only our own tags are not.
 */
final class WhatsAppText {

    /** Longer spans are left as they are, so that hostile texts cost little. */
    private static final Pattern SPAN = Pattern.compile(
            "```(?<code>.{1,2000}?)```"
                    + "|(?<![\\p{L}\\p{N}*_~])(?<mark>[*_~])(?=\\S)(?<text>[^\\n]{1,600}?)(?<=\\S)\\k<mark>(?![\\p{L}\\p{N}*_~])",
            Pattern.DOTALL);

    private static final Map<String, String> TAGS = Map.of("*", "strong", "_", "em", "~", "s");

    private WhatsAppText() {}

    /** As HTML that may be put where text may be. */
    static String html(String text) {
        var html = new StringBuilder(text.length() + 16);
        append(html, text);
        return html.toString();
    }

    private static void append(StringBuilder html, String text) {
        var spans = SPAN.matcher(text);
        var done = 0;
        while (spans.find()) {
            html.append(escaped(text.substring(done, spans.start())));
            var code = spans.group("code");
            if (code != null) {
                html.append("<code>").append(escaped(code)).append("</code>");
            } else {
                var tag = TAGS.get(spans.group("mark"));
                html.append('<').append(tag).append('>');
                append(html, spans.group("text"));
                html.append("</").append(tag).append('>');
            }
            done = spans.end();
        }
        html.append(escaped(text.substring(done)));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
