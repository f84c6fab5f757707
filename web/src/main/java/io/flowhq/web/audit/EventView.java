package io.flowhq.web.audit;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.store.portal.TimelineEvent;
import io.flowhq.web.page.RelativeTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a tenant, on a page.
 *
 * @param phase null for an act
 * @param state of the phase, in words
 * @param act null for a phase
 */
public record EventView(
        RelativeTime at,
        @Nullable PhaseName phase,
        @Nullable StateDescription state,
        @Nullable String act,
        @Nullable String by,
        @Nullable String why,
        @Nullable String outcome) {

    public static EventView of(TimelineEvent event, Instant now, ZoneId zone) {
        var phase = event.phase();
        return new EventView(
                RelativeTime.of(event.at(), now, zone),
                phase,
                phase == null ? null : StateDescription.of(phase, event.reason(), false, event.attempt()),
                event.act(),
                event.by(),
                event.why(),
                event.outcome());
    }
}
