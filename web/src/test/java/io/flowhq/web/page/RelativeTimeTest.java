package io.flowhq.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
    private static final ZoneId DAR_ES_SALAAM = ZoneId.of("Africa/Dar_es_Salaam");

    @ParameterizedTest
    @CsvSource({
        "PT-5S, now, 0",
        "PT9.9S, now, 0",
        "PT10S, seconds, 10",
        "PT59S, seconds, 59",
        "PT60S, minutes, 1",
        "PT59M59S, minutes, 59",
        "PT60M, hours, 1",
        "PT47H59M, hours, 47",
        "PT48H, days, 2",
        "P30D, days, 30",
    })
    void saysRoughlyHowLongAgo(Duration age, String unit, long amount) {
        var moment = RelativeTime.of(NOW.minus(age), NOW, DAR_ES_SALAAM);
        assertThat(moment.unit()).isEqualTo(unit);
        assertThat(moment.amount()).isEqualTo(amount);
    }

    @Test
    void saysExactlyWhenInTheTenantsTimeZone() {
        var moment = RelativeTime.of(NOW, NOW, DAR_ES_SALAAM);
        assertThat(moment.exact()).isEqualTo("2026-05-04 13:00:00 EAT");
        assertThat(moment.clock()).isEqualTo("13:00:00");
        assertThat(moment.iso()).isEqualTo("2026-05-04T10:00:00Z");
    }
}
