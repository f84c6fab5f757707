package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

    @Test
    void takesTheTerminalOutOfOthersHands() {
        assertThat(TerminalText.line("hi\u001b[2J\u001b]0;owned\u0007 there\r\nsecond\tline\u202egnp.exe"))
                .isEqualTo("hi [2J ]0;owned there second line gnp.exe");
    }

    @Test
    void keepsLettersAndEmojiAsTheyAre() {
        assertThat(TerminalText.line("Habari 👩‍🍳 ndugu, هلا")).isEqualTo("Habari 👩‍🍳 ndugu, هلا");
    }
}
