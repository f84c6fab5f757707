package io.flowhq.worker.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "+255 711 000 001, 255711000001, true",
        "5215512345678, 525512345678, true",
        "5491123456789, 541123456789, true",
        "5511987654321, 551187654321, true",
        "255711000001, 255711000002, false",
        "5511987654321, 551187654322, false",
    })
    void comparesNumbersAsWhatsAppDoes(String one, String other, boolean same) {
        assertThat(PhoneNumbers.same(one, other)).isEqualTo(same);
        assertThat(PhoneNumbers.same(other, one)).isEqualTo(same);
    }
}
