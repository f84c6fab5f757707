package io.flowhq.web.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatesFieldTest {

    @Test
    void readsDatesAsPeopleTypeThem() {
        var dates = DatesField.of("""
                2026-12-25
                  2026-12-26 Closed
                2026-04-03, 2026-04-06;

                2026-12-24: 08:00-10:00, 11:00-12:00
                2026-12-24 14:00-16:00
                """);
        assertThat(dates.closed()).containsExactly("2026-12-25", "2026-12-26", "2026-04-03", "2026-04-06");
        assertThat(dates.special())
                .isEqualTo(Map.of("2026-12-24", List.of("08:00-10:00", "11:00-12:00", "14:00-16:00")));
    }

    @Test
    void passesOnWhatIsNoDateForTheCheckToName() {
        var dates = DatesField.of("christmas\n25/12/2026 closed\n2026-12-24 morning");
        assertThat(dates.closed()).containsExactly("christmas", "25/12/2026");
        assertThat(dates.special()).isEqualTo(Map.of("2026-12-24", List.of("morning")));
    }
}
