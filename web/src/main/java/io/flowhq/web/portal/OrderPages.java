package io.flowhq.web.portal;

import io.flowhq.client.RequestCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.refusal.RequestDecided;
import io.flowhq.client.refusal.TooManyTexts;
import io.flowhq.store.order.RequestKind;
import io.flowhq.web.chat.RequestView;
import io.flowhq.web.order.RequestDecision;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customers' orders and bookings; the customer is told of each decision, which is the owner's. */
@Controller
@RequestMapping(path = "/app/orders", produces = MediaType.TEXT_HTML_VALUE)
class OrderPages {

    private final TenantReads tenants;
    private final RequestCommands requests;
    private final InstantSource clock;

    OrderPages(TenantReads tenants, RequestCommands requests, InstantSource clock) {
        this.tenants = tenants;
        this.requests = requests;
        this.clock = clock;
    }

    /** @param chat where the conversation stands */
    record Row(RequestView view, String chat) {}

    /** @param kind ORDER or BOOKING */
    record Part(RequestKind kind, List<Row> rows) {}

    @GetMapping
    String all(PortalPerson person, Locale reader, Model model) {
        model.addAttribute("person", person);
        model.addAttribute(
                "parts", List.of(part(person, RequestKind.BOOKING, reader), part(person, RequestKind.ORDER, reader)));
        return "portal/orders";
    }

    private Part part(PortalPerson person, RequestKind kind, Locale reader) {
        var zone = tenants.get(person.tenant()).timeZone();
        var now = clock.instant();
        return new Part(
                kind,
                requests.list(person.tenant(), kind).stream()
                        .map(request -> new Row(RequestView.of(request, now, zone, reader), request.chatId()))
                        .toList());
    }

    @PostMapping("/{kind:orders|bookings}/{order}/{decision:confirm|decline|cancel|done}")
    String decide(
            PortalPerson person,
            @PathVariable String kind,
            @PathVariable("order") long id,
            @PathVariable RequestDecision decision,
            RedirectAttributes redirect) {
        person.mustBeOwner();
        try {
            requests.decide(
                    person.tenant(),
                    kind.equals("orders") ? RequestKind.ORDER : RequestKind.BOOKING,
                    id,
                    decision.status(),
                    person.name());
            redirect.addFlashAttribute("noticeKey", "portal.order.told");
        } catch (RequestDecided before) {
            redirect.addFlashAttribute("noticeKey", "portal.order.before");
        } catch (TooManyTexts many) {
            redirect.addFlashAttribute("alertKey", "portal.order.many");
        }
        return "redirect:/app/orders";
    }
}
