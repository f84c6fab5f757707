package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.replies.Intent.Occasion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The files that are shipped, files that are wrong, and files that are added. */
class ReplyFilesTest {

    static Stream<ReplyTemplate> shipped() {
        List<String> faults = new ArrayList<>();
        Map<String, String> files = DataFiles.shipped();
        SharedReplyData sharedReplyData =
                SharedReplyData.of(DataFiles.read("common.yml", files.getOrDefault("common.yml", ""), faults));
        List<ReplyTemplate> templates = files.keySet().stream()
                .filter(file -> !file.equals("common.yml") && !ExampleSentences.isOne(file) && !ToneWords.isOne(file))
                .map(file ->
                        ReplyTemplate.of(DataFiles.read(file, files.getOrDefault(file, ""), faults), sharedReplyData))
                .toList();
        assertThat(faults).isEmpty();
        return templates.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyIntentSpeaksBothLanguages(ReplyTemplate replyTemplate) {
        replyTemplate
                .intents()
                .values()
                .forEach(intent -> intent.says()
                        .forEach((occasion, texts) -> assertThat(texts)
                                .as("%s > %s > %s", replyTemplate.name(), intent.name(), occasion)
                                .containsOnlyKeys(ReplyLanguage.SW, ReplyLanguage.EN)
                                .doesNotContainValue("")));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noTextIsTheSameInBothLanguagesUnlessItHasNoWords(ReplyTemplate replyTemplate) {
        replyTemplate.intents().values().stream()
                .filter(intent -> intent.said(Occasion.TEXT, ReplyLanguage.SW).matches("(?s).*\\p{L}.*"))
                .forEach(intent -> assertThat(intent.said(Occasion.TEXT, ReplyLanguage.SW))
                        .as(intent.name())
                        .isNotEqualTo(intent.said(Occasion.TEXT, ReplyLanguage.EN)));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyPhraseLeadsToItsOwnIntent(ReplyTemplate replyTemplate) {
        replyTemplate
                .intents()
                .values()
                .forEach(intent -> intent.phrases()
                        .forEach(phrase -> assertThat(replyTemplate.vocabulary().in(TokenizedMessage.of(phrase.text())))
                                .as("%s > %s", replyTemplate.name(), phrase.text())
                                .extracting(match -> match.intent())
                                .containsOnly(intent.name())));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyWordThatATextTellsCustomersToTypeIsUnderstood(ReplyTemplate replyTemplate) {
        replyTemplate
                .intents()
                .values()
                .forEach(intent -> intent.texts()
                        .forEach(text -> java.util.regex.Pattern.compile("(?:andika|type) \\*([^*]+)\\*")
                                .matcher(text)
                                .results()
                                .forEach(found -> assertThat(
                                                replyTemplate.vocabulary().in(TokenizedMessage.of(found.group(1))))
                                        .as(
                                                "%s > %s tells to type \"%s\"",
                                                replyTemplate.name(), intent.name(), found.group(1))
                                        .isNotEmpty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "menu: [booking, services, price, contact] | menu: [booking, servises] | the menu offers \"servises\", which is no intent",
                "menu: [booking, services, price, contact] | menu: [cancel] | \"cancel\" stands in the menu and needs a label",
                "label: {sw: Weka miadi | asks: booking_detail~label: {sw: Weka miadi | \"booking\" asks for \"booking_detail\", which is no intent",
                "label: {sw: Weka miadi | needs: [day, hour]~label: {sw: Weka miadi | \"needs\" names \"hour\", which is not known",
                "label: {sw: Weka miadi | follow_up: BOKING~label: {sw: Weka miadi | \"follow_up\" names \"BOKING\", which is not known",
                "label: {sw: Weka miadi | covers: [bookings]~label: {sw: Weka miadi | \"booking\" covers \"bookings\", which is no intent",
                "label: {sw: Weka miadi | exactly: [kwaheri]~label: {sw: Weka miadi | \"kwaheri\" leads to \"booking\" and to \"goodbye\"",
                "label: {sw: Weka miadi | exactly: ['!!']~label: {sw: Weka miadi | \"booking\" has a word without letters: !!",
                "template: BOOKING | template: booking | should be a name in capital letters",
                "title: | titel: | \"titel\" means nothing here",
                "label: {sw: Weka miadi | ask: booking_details~label: {sw: Weka miadi | \"ask\" means nothing here",
                "en: Prices | eng: Prices | \"en\" is missing",
                "label: {sw: Weka miadi | also: {sw: '{huduma}', en: x}~label: {sw: Weka miadi | says {huduma}; known are",
            })
    void namesTheFaultOfAFile(String good, String bad, String fault) {
        Map<String, String> files = new TreeMap<>(DataFiles.shipped());
        assertThat(files.get("booking.yml")).contains(good);
        files.computeIfPresent("booking.yml", (name, text) -> text.replace(good, bad.replace("~", "\n    ")));
        assertThatThrownBy(() -> Replies.of(files))
                .isInstanceOf(InvalidReplyData.class)
                .hasMessageContaining("booking.yml")
                .hasMessageContaining(fault);
    }

    @Test
    void namesTheFaultsOfAllFilesAtOnce() {
        Map<String, String> files = new TreeMap<>(DataFiles.shipped());
        files.put("booking.yml", "template: BOOKING\nmenu: [x");
        files.put("support.yml", "- a list");
        files.put("twice.yml", files.getOrDefault("ecommerce.yml", ""));
        files.remove("neutral.yml");
        assertThatThrownBy(() -> Replies.of(files))
                .isInstanceOfSatisfying(
                        InvalidReplyData.class,
                        e -> assertThat(e.faults())
                                .anyMatch(fault -> fault.startsWith("booking.yml:"))
                                .contains("support.yml: the file holds no named entries")
                                .contains("twice.yml: the template ECOMMERCE is in another file already")
                                .contains("no file holds the template NEUTRAL"));
    }

    @Test
    void aNewTemplateIsANewFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("restaurant.yml"), """
                template: RESTAURANT
                title: {sw: Mgahawa, en: Restaurant}
                menu: [table, dishes]
                intents:
                  table:
                    label: {sw: Weka meza, en: Book a table}
                    words: [meza, table]
                    verbs: [reserve]
                    asks: table_details
                    text: {sw: "Kwa watu wangapi, na lini?", en: "For how many people, and when?"}
                  table_details:
                    text: {sw: "Asante, tutathibitisha.", en: "Thank you, we will confirm."}
                  dishes:
                    label: {sw: Vyakula, en: Dishes}
                    words: [chakula, dish, dishes]
                    text: {sw: "Tuna wali, ugali na samaki.", en: "We have rice, ugali and fish."}
                  fallback:
                    text: {sw: "Karibu *{business}*!\\n{menu}", en: "Welcome to *{business}*!\\n{menu}"}
                """);
        Replies replies = Replies.load(folder);
        Questions guest = Questions.to("RESTAURANT", ReplyLanguage.SW).named("Mgahawa wa Pwani");
        assertThat(replies.templates()).containsExactly("BOOKING", "ECOMMERCE", "RESTAURANT", "SUPPORT");
        assertThat(replies.replyTo(guest.ask("Habari")).text())
                .contains("*Mgahawa wa Pwani*")
                .contains("*1.* Weka meza\n*2.* Vyakula");
        assertThat(replies.replyTo(guest.ask("nataka meza")).intent()).isEqualTo("table");
        assertThat(replies.replyTo(guest.after("table").ask("watu wanne kesho")).intent())
                .isEqualTo("table_details");
        assertThat(replies.replyTo(guest.after("greeting").ask("2")).text()).contains("ugali");
        assertThat(replies.replyTo(guest.ask("Can I reserve?")).text()).startsWith("For how many");
        assertThat(replies.replyTo(guest.ask("naomba mhudumu")).handsOff()).isTrue();
        assertThat(replies.replyTo(guest.ask("zzqq")).text()).startsWith("Karibu *Mgahawa wa Pwani*!");
        assertThat(replies.replyTo(Questions.to("BOOKING", ReplyLanguage.SW).ask("miadi"))
                        .intent())
                .isEqualTo("booking");
    }

    @Test
    void aNewLanguageIsASetOfFiles(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("languages"));
        Files.createDirectories(folder.resolve("examples"));
        Files.writeString(folder.resolve("languages/fr.yml"), """
                words: [bonjour, bonsoir, merci, beaucoup, vous, est, ou, etes, situes, votre, magasin, le, la]
                texts:
                  greeting: "Bonjour ! 👋 Bienvenue chez *{business}*. Écrivez-nous ce que vous cherchez."
                  thanks: "Je vous en prie ! 😊"
                  location: "Merci de votre question. 📍 Nous vous envoyons le chemin ici."
                """);
        Files.writeString(folder.resolve("examples/common.fr.yml"), """
                greeting: |
                  bonjour
                  bonsoir
                  bonjour a tous
                thanks: |
                  merci
                  merci beaucoup
                  merci bien a vous
                location: |
                  ou etes vous situes
                  ou est votre magasin
                  votre adresse
                """);
        Replies replies = Replies.load(folder);
        Questions shop = Questions.to("ECOMMERCE", ReplyLanguage.SW);

        assertThat(replies.replyTo(shop.ask("Bonjour")).text())
                .startsWith("Bonjour ! 👋 Bienvenue chez *Mama Asha Salon*.");
        assertThat(replies.replyTo(shop.ask("Merci beaucoup !")).text()).isEqualTo("Je vous en prie ! 😊");
        assertThat(replies.replyTo(shop.ask("où êtes-vous situés ?")).text()).startsWith("Merci de votre question.");
        assertThat(replies.replyTo(shop.ask("Bei gani?")).text()).startsWith("Sawa!");
        assertThat(replies.replyTo(shop.ask("Where are you located?")).text()).startsWith("Thank you for asking.");
    }

    @Test
    void aFileOfTheSameNameReplacesTheOneShipped(@TempDir Path folder) throws IOException {
        String support = DataFiles.shipped().getOrDefault("support.yml", "");
        Files.writeString(folder.resolve("support.yml"), support.replace("Nina swali", "Swali langu"));
        Reply reply = Replies.load(folder)
                .replyTo(Questions.to("SUPPORT", ReplyLanguage.SW).ask("habari"));
        assertThat(reply.text()).contains("Swali langu");
    }

    @Test
    void findsItsFilesInsideAJar(@TempDir Path folder) throws Exception {
        Path classes = Path.of(Replies.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = folder.resolve("replies with space.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        URL yaml = Yaml.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL(), yaml}, ClassLoader.getPlatformClassLoader())) {
            Class<?> replies = loader.loadClass(Replies.class.getName());
            Object loaded = replies.getMethod("load").invoke(null);
            assertThat(replies.getMethod("templates").invoke(loaded)).hasToString("[BOOKING, ECOMMERCE, SUPPORT]");
        }
    }
}
