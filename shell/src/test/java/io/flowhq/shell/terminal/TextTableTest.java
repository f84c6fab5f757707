package io.flowhq.shell.terminal;

import static io.flowhq.shell.terminal.TextTable.cell;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    private static final OutputStyle PLAIN = new OutputStyle(false, false, CLOCK);
    private static final OutputStyle COLOURED = new OutputStyle(true, false, CLOCK);

    @Test
    void alignsColumnsAndPutsNumbersToTheRight() {
        TextTable textTable = TextTable.of("NAME", ">SLOTS", "STATE")
                .row(cell("Asha"), cell("8"), cell("live"))
                .row(cell("B"), cell("12"), cell("gone"));

        assertThat(textTable.lines(PLAIN))
                .containsExactly("NAME  SLOTS  STATE", "Asha      8  live", "B        12  gone");
    }

    @Test
    void alignsWideLettersAndColouredWordsByWhatIsSeen() {
        TextTable textTable = TextTable.of("NAME", "STATE", "X")
                .row(cell("美容室"), new TextTable.Cell("Online", StatusColor.GOOD), cell("1"))
                .row(cell("Asha"), cell("Stopped"), cell("2"));

        assertThat(textTable.lines(COLOURED))
                .containsExactly("NAME    STATE    X", "美容室  \u001b[32mOnline\u001b[0m   1", "Asha    Stopped  2");
    }

    @Test
    void cannotBeBrokenByACell() {
        assertThat(TextTable.of("NAME").row(cell("a\nb\u001b[31m")).lines(PLAIN))
                .containsExactly("NAME", "a b [31m");
    }
}
