package io.flowhq.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    /** Pieces that hostile and broken text is made of. */
    private static final String[] PIECES = {
        "\0",
        "\uD800",
        "\uDFFF",
        "\uD83D\uDE00",
        "\r",
        "\n",
        "\t",
        "\u001B[31m",
        "\u0007",
        "\u0085",
        "\u007F",
        "a",
        "é",
        "مرحبا",
        "\u202E",
        "\uFFFE",
        "😀",
        " ",
        "'; drop table tenants; --"
    };

    @Test
    void leavesOrdinaryTextAsItIs() {
        String text = "Habari! Bei ni ngapi?\n\t😀 مرحبا";

        assertThat(CleanText.of(text, 100)).isSameAs(text);
    }

    @Test
    void replacesWhatNoDatabaseTakes() {
        assertThat(CleanText.of("a\0b", 10)).isEqualTo("a\uFFFDb");
        assertThat(CleanText.of("\uD83Da\uDE00", 10)).isEqualTo("\uFFFDa\uFFFD");
    }

    @Test
    void leavesOutWhatControlsATerminal() {
        assertThat(CleanText.of("a\u001B[31mb\r\nc\u0007\u0085", 10)).isEqualTo("a[31mb\nc");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(CleanText.of("ab😀", 3)).isEqualTo("ab");
        assertThat(CleanText.of("ab😀", 4)).isEqualTo("ab😀");
        assertThat(CleanText.error("x".repeat(5_000))).hasSize(CleanText.MAX_ERROR_LENGTH);
        assertThat(CleanText.errorOrNull(null)).isNull();
    }

    @Test
    void makesAnyTextStorable() throws CharacterCodingException {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String hostile = hostile(random);
            int most = random.nextInt(80);

            String clean = CleanText.of(hostile, most);

            assertThat(clean).describedAs("seed %d", seed).hasSizeLessThanOrEqualTo(most);
            // A strict encoder refuses lone surrogates.
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(clean));
            assertThat(clean.chars())
                    .describedAs("seed %d", seed)
                    .noneMatch(
                            character -> Character.isISOControl(character) && character != '\n' && character != '\t');
            assertThat(CleanText.of(clean, most)).describedAs("seed %d", seed).isSameAs(clean);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "255711000001@c.us",
                "123456789012345@lid",
                "status@broadcast",
                "false_120363000000000000@g.us_3EB0C431C26A1916E07A_255711000001@c.us"
            })
    void takesTheIdsOfWhatsApp(String id) {
        assertThat(CleanText.id(id)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\0b", "a\nb", "é", "\uD800", "\u202Ex"})
    void takesNothingElseForAnId(String text) {
        assertThat(CleanText.id(text)).isEmpty();
    }

    @Test
    void takesNoIdThatIsTooLong() {
        assertThat(CleanText.id("x".repeat(CleanText.MAX_ID_LENGTH))).isPresent();
        assertThat(CleanText.id("x".repeat(CleanText.MAX_ID_LENGTH + 1))).isEmpty();
        assertThat(CleanText.id(null)).isEmpty();
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
