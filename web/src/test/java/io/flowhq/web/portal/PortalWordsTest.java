package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both languages say everything, and no template says anything by itself. */
class PortalWordsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates/portal");
    private static final Pattern KEY = Pattern.compile("#\\{(portal\\.[a-zA-Z.]+)[}(]");
    private static final Pattern TEXT_WITHOUT_KEY = Pattern.compile(
            "<(?:p|h1|h2|a|button|label|span|strong|dt|dd|th|option|legend)(?![^>]*th:)[^>]*>\\s*\\p{L}");

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
        HistoryPages.ACTS.forEach(act -> wanted.add("portal.act." + act));
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
                assertThat(TEXT_WITHOUT_KEY.matcher(template).results().map(found -> found.group()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
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
