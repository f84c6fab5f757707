package io.flowhq.web.order;

import io.flowhq.client.RequestCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.store.order.RequestKind;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers' orders and bookings, for programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}", produces = MediaType.APPLICATION_JSON_VALUE)
class RequestApiController {

    private final RequestCommands requests;

    RequestApiController(RequestCommands requests) {
        this.requests = requests;
    }

    @GetMapping("/orders")
    Map<String, List<RequestJson>> orders(@PathVariable TenantId tenant) {
        return Map.of("orders", list(tenant, RequestKind.ORDER));
    }

    @GetMapping("/bookings")
    Map<String, List<RequestJson>> bookings(@PathVariable TenantId tenant) {
        return Map.of("bookings", list(tenant, RequestKind.BOOKING));
    }

    @PostMapping("/orders/{id}/{decision}")
    RequestJson decideOrder(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @PathVariable RequestDecision decision,
            Principal operator) {
        return decide(tenant, RequestKind.ORDER, id, decision, operator);
    }

    @PostMapping("/bookings/{id}/{decision}")
    RequestJson decideBooking(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @PathVariable RequestDecision decision,
            Principal operator) {
        return decide(tenant, RequestKind.BOOKING, id, decision, operator);
    }

    private List<RequestJson> list(TenantId tenant, RequestKind kind) {
        return requests.list(tenant, kind).stream().map(RequestJson::of).toList();
    }

    private RequestJson decide(
            TenantId tenant, RequestKind kind, long id, RequestDecision decision, Principal operator) {
        return RequestJson.of(requests.decide(tenant, kind, id, decision.status(), operator.getName()));
    }
}
