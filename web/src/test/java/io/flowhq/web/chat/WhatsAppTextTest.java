package io.flowhq.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *Bei* ni _20,000_                 | <strong>Bei</strong> ni <em>20,000</em>
            *_zote_*                          | <strong><em>zote</em></strong>
            ~30,000~ 25,000 👋🏾                | <s>30,000</s> 25,000 👋🏾
            ```a*b*c```                       | <code>a*b*c</code>
            2*3*4 na a_b_c                    | 2*3*4 na a_b_c
            * si nzito * _ wala _             | * si nzito * _ wala _
            *wazi                             | *wazi
            *a _b* c_                         | <strong>a _b</strong> c_
            (*ndani*)                         | (<strong>ndani</strong>)
            """)
    void showsAMessageAsTheCustomerSeesIt(String text, String html) {
        assertThat(WhatsAppText.html(text)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "*<img src=x onerror=alert(1)>*",
                "```</code><script>```",
                "_\"onmouseover='x'_",
                "*&lt;b&gt;*"
            })
    void letsNoTagOfTheMessageThrough(String text) {
        assertThat(WhatsAppText.html(text).replaceAll("</?(strong|em|s|code)>", ""))
                .doesNotContain("<", ">", "\"", "'");
    }

    @Test
    void marksNothingAcrossLines() {
        assertThat(WhatsAppText.html("*a\nb*")).isEqualTo("*a\nb*");
    }

    @Test
    void takesAHostileTextInAnInstant() {
        var hostile = " *a _b ~c ```".repeat(5_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> WhatsAppText.html(hostile));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> WhatsAppText.html("*".repeat(65_000)));
    }
}
