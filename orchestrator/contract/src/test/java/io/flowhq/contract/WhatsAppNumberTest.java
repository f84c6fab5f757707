package io.flowhq.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsAppNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+255 711 000 001, 255711000001, true",
        "5215512345678, 525512345678, true",
        "5491123456789, 541123456789, true",
        "5511987654321, 551187654321, true",
        "255711000001, 255711000002, false",
        "5511987654321, 551187654322, false",
        // A landline, and a mobile number that never had eight digits.
        "5511934567890, 551134567890, false",
    })
    void comparesNumbersAsWhatsAppDoes(String one, String other, boolean same) {
        assertThat(WhatsAppNumber.same(one, other)).isEqualTo(same);
        assertThat(WhatsAppNumber.same(other, one)).isEqualTo(same);
    }

    @Test
    void masksAllButTheEnds() {
        assertThat(WhatsAppNumber.masked("+255 711 000 001")).isEqualTo("255…001");
        assertThat(WhatsAppNumber.masked("12345")).isEqualTo("…");
    }
}
