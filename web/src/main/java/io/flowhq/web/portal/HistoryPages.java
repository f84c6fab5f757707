package io.flowhq.web.portal;

import io.flowhq.client.TenantReads;
import io.flowhq.store.portal.AuditEntry;
import io.flowhq.store.portal.AuditTrail;
import io.flowhq.web.page.RelativeTime;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was done for and by the business, as its own history. */
@Controller
class HistoryPages {

    private static final int SHOWN = 100;

    private final TenantReads tenants;
    private final AuditTrail audit;
    private final PortalSettings settings;
    private final InstantSource clock;

    HistoryPages(TenantReads tenants, AuditTrail audit, PortalSettings settings, InstantSource clock) {
        this.tenants = tenants;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One line.
     *
     * @param act what was done, as it is called
     * @param done false when it was refused
     * @param from the network address of one of the business's people; null for others
     */
    record Line(
            String who, String act, boolean done, @Nullable String from, RelativeTime at) {}

    @GetMapping(path = "/app/history", produces = MediaType.TEXT_HTML_VALUE)
    String show(PortalPerson person, Model model) {
        var zone = tenants.get(person.tenant()).timeZone();
        var now = clock.instant();
        model.addAttribute("person", person);
        model.addAttribute(
                "lines",
                audit.latest(person.tenant(), SHOWN).stream()
                        .map(entry -> line(entry, RelativeTime.of(entry.at(), now, zone)))
                        .toList());
        return "portal/history";
    }

    private Line line(AuditEntry entry, RelativeTime at) {
        var act = entry.payload().getOrDefault("command", entry.eventType());
        var outcome = entry.payload().getOrDefault("outcome", "done");
        var who = entry.payload().getOrDefault("by", "");
        return new Line(
                who,
                act,
                Set.of("done", "promised", "requested").contains(outcome),
                isOfTheBusiness(who) ? entry.payload().get(AuditTrail.FROM) : null,
                at);
    }

    /** People are named by their e-mail addresses, operators and programs otherwise. */
    private boolean isOfTheBusiness(String who) {
        return who.contains("@") && !settings.isOperator(who);
    }
}
