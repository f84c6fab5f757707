package io.flowhq.web.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.AssistantTone;
import io.flowhq.contract.Language;
import io.flowhq.contract.Template;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.web.config.HoursView.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoursViewTest {

    /** A Monday in Dar es Salaam, an hour after noon. */
    private static final Instant LUNCH = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void putsDaysThatAreAlikeTogetherAndLeavesOutClosedOnes() {
        assertThat(view("""
                {"mon": "08:00-17:00", "tue": "08:00-17:00", "wed": "08:00-17:00", "fri": ["09:00-12:00", "14:00-16:00"],
                 "closed": ["2026-03-10", "2026-12-25"], "special": {"2026-03-05": "10:00-11:00"}}"""))
                .isEqualTo(new HoursView(
                        "open",
                        null,
                        List.of(
                                new Line("Mon–Wed", List.of("08:00-17:00")),
                                new Line("Fri", List.of("09:00-12:00", "14:00-16:00")),
                                new Line("5 Mar", List.of("10:00-11:00")),
                                new Line("10 Mar", List.of()))));
    }

    @Test
    void saysWhenItOpensNext() {
        var view = view("{\"mon\": [\"08:00-12:00\"], \"wed\": [\"09:30-12:00\"]}");
        assertThat(view.state()).isEqualTo("closed");
        assertThat(view.opens()).isEqualTo("Wed 09:30");
    }

    @Test
    void tellsAlwaysOpenFromUnreadableAndFromUnset() {
        assertThat(view(null).state()).isEqualTo("always");
        assertThat(view("{}").state()).isEqualTo("always");
        assertThat(view("{\"mon\": \"late\"}").state()).isEqualTo("unreadable");
        assertThat(HoursView.of(null, LUNCH).state()).isEqualTo("none");
    }

    private static HoursView view(@Nullable String hours) {
        return HoursView.of(
                new TenantConfig(
                        new TenantId(UUID.randomUUID()),
                        Template.BOOKING,
                        "Salon",
                        Language.SW,
                        hours,
                        TenantConfig.DEFAULT_TIME_ZONE,
                        AssistantTone.POLITE),
                LUNCH);
    }
}
