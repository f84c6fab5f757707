package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizedMessageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HABARI!!! | habari",
                "Hábàri | habari",
                "don't, don’t | dont dont",
                "ng'ombe | ngombe",
                "1️⃣ | 1",
                "② | 2",
                "３ | 3",
                "🙏🏽👍 | 🙏 👍",
                "❤️ | ❤",
                "e-book T-shirt | ebook tshirt",
                "bei-gani | bei gani",
                "look at https://booking.com/x?y=1 now | look at now",
                "mail asha@book.co.tz please | mail please",
                "asante.nataka | asante nataka",
                "saa 4:30 | saa 4 30",
                "'*bold* _italic_' | bold italic",
                "... | ''"
            })
    void isReadAsWords(String text, String words) {
        assertThat(String.join(" ", TokenizedMessage.of(text).words())).isEqualTo(words);
    }

    @Test
    void forgivesLettersThatAreDrawnOut() {
        assertThat(Token.of("heeey").spellings()).containsExactly("heeey", "heey", "hey");
        assertThat(Token.of("booook").spellings()).contains("book");
        assertThat(Token.of("1000").spellings()).containsExactly("1000");
    }
}
