package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.AuditAct;
import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.message.MessageOrigin;
import io.flowhq.store.message.OutboundOutcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Both languages say everything, and no template says anything by itself. */
class PortalWordsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/portal");
    private static final Pattern KEY = Pattern.compile("#\\{(portal\\.[a-zA-Z.]+)[}(]");
    private static final Pattern LITERAL = Pattern.compile("\"(portal(?:\\.[a-zA-Z]+)+)\"");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    private static final List<String> SPOKEN = List.of("placeholder", "aria-label", "title", "alt", "content", "label");

    private final Properties swahili = words("/portal.properties");
    private final Properties english = words("/portal_en.properties");

    @Test
    void bothLanguagesHaveTheSameKeysAndLeaveNoneEmpty() {
        assertThat(english.stringPropertyNames()).isEqualTo(swahili.stringPropertyNames());
        assertThat(swahili.values()).noneMatch(word -> word.toString().isBlank());
        assertThat(english.values()).noneMatch(word -> word.toString().isBlank());
    }

    @Test
    void aSwahiliWordIsNotItsEnglishOne() {
        var same = swahili.stringPropertyNames().stream()
                .filter(key -> swahili.getProperty(key).equals(english.getProperty(key)))
                .collect(Collectors.toSet());
        assertThat(same).containsOnly("portal.name", "portal.whatsapp", "portal.sw", "portal.en");
    }

    @Test
    void everyStateAndActHasItsWords() {
        Set<String> wanted = new HashSet<>();
        for (var phase : PhaseName.values()) {
            wanted.add("portal.state." + phase);
            wanted.add("portal.state." + phase + ".what");
        }
        for (var reason : ErrorReason.values()) {
            wanted.add("portal.state.ERROR." + reason);
            wanted.add("portal.state.ERROR." + reason + ".what");
        }
        for (var origin : MessageOrigin.values()) {
            wanted.add("portal.why." + origin);
        }
        for (var outcome : OutboundOutcome.values()) {
            wanted.add("portal.message." + outcome);
        }
        for (var kind : MessageKind.values()) {
            wanted.add("portal.kind.of." + kind);
        }
        AuditAct.codes().forEach(act -> wanted.add("portal.act." + act));
        assertThat(swahili.stringPropertyNames()).containsAll(wanted);
    }

    @Test
    void everyKeyOfATemplateIsThereAndNoTextStandsBare() throws IOException {
        try (var files = Files.list(TEMPLATES)) {
            for (var file : files.toList()) {
                var template = Files.readString(file);
                assertThat(KEY.matcher(template).results().map(found -> found.group(1)))
                        .as(file.toString())
                        .allMatch(swahili::containsKey);
                assertThat(bareTexts(Jsoup.parse(template))).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void everyKeyThatAPageNamesIsThere() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/io/flowhq/web"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(LITERAL.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                        .as(file.toString())
                        .allMatch(swahili::containsKey);
            }
        }
    }

    @Test
    void findsBareTextAndBareAttributes() {
        assertThat(bareTexts(Jsoup.parse("<p>Habari</p>"))).containsExactly("Habari");
        assertThat(bareTexts(Jsoup.parse("<li><b>Habari</b></li>"))).containsExactly("Habari");
        assertThat(bareTexts(Jsoup.parse("<input placeholder='Neno'>"))).containsExactly("placeholder=Neno");
        assertThat(bareTexts(Jsoup.parse("<nav aria-label='Menyu'></nav>"))).containsExactly("aria-label=Menyu");
        assertThat(bareTexts(Jsoup.parse("<p th:text='#{a}'>Habari</p><p>[[#{a}]] <q th:text='${b}'>x</q></p>")))
                .isEmpty();
    }

    /** What people would read or hear that comes from no message file: texts, and attributes that are spoken. */
    private static List<String> bareTexts(Document template) {
        List<String> bare = new ArrayList<>();
        for (var element : template.body().getAllElements()) {
            for (var attribute : SPOKEN) {
                if (LETTERS.matcher(element.attr(attribute)).find()) {
                    bare.add(attribute + "=" + element.attr(attribute));
                }
            }
            var text = element.ownText().replaceAll("\\[\\[[^\\]]*]]", "");
            if (LETTERS.matcher(text).find() && !element.nameIs("code") && !isFilledIn(element)) {
                bare.add(text);
            }
        }
        return bare;
    }

    private static boolean isFilledIn(Element element) {
        return element.hasAttr("th:text") || element.parents().stream().anyMatch(around -> around.hasAttr("th:text"));
    }

    private static Properties words(String file) {
        var words = new Properties();
        try (var in = Objects.requireNonNull(PortalWordsTest.class.getResourceAsStream(file))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return words;
    }
}
