package io.flowhq.web.setup;

import io.flowhq.client.TenantSetup;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.portal.SetupStatus;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The setup requests' addresses for programs. */
@RestController
@RequestMapping(path = "/admin/setup-requests", produces = MediaType.APPLICATION_JSON_VALUE)
class SetupRequestApiController {

    private final SetupRequests requests;
    private final TenantSetup setup;

    SetupRequestApiController(SetupRequests requests, TenantSetup setup) {
        this.requests = requests;
        this.setup = setup;
    }

    @GetMapping
    SetupRequestJson.Page list(@RequestParam(required = false) @Nullable SetupStatus status) {
        var found = requests.list().stream()
                .filter(request -> status == null || request.status() == status)
                .map(SetupRequestJson::of)
                .toList();
        return new SetupRequestJson.Page(found, found.size());
    }

    @GetMapping("/{request}")
    SetupRequestJson show(@PathVariable UUID request) {
        return SetupRequestJson.of(setup.get(request));
    }

    @PostMapping(path = "/{request}/{decision:review|approve|reject}", consumes = MediaType.APPLICATION_JSON_VALUE)
    SetupRequestJson decideByJson(
            @PathVariable UUID request, @PathVariable String decision, @RequestBody Notes body, Principal operator) {
        return decide(request, decision, body.notes(), operator);
    }

    @PostMapping("/{request}/{decision:review|approve|reject}")
    SetupRequestJson decide(
            @PathVariable UUID request,
            @PathVariable String decision,
            @RequestParam(required = false) @Nullable String notes,
            Principal operator) {
        return SetupRequestJson.of(SetupDecision.valueOf(decision.toUpperCase(Locale.ROOT))
                .make(setup, request, notes, operator.getName()));
    }

    /** @param notes for the owner */
    record Notes(@Nullable String notes) {}
}
