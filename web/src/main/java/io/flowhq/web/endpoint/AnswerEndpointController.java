package io.flowhq.web.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.flowhq.client.AnswerEndpointCommands;
import io.flowhq.client.form.AnswerEndpointForm;
import io.flowhq.contract.TenantId;
import io.flowhq.store.endpoint.AnswerEndpoint;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint of a tenant, for the operator's programs. Its key is never shown. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/answer-endpoint", produces = MediaType.APPLICATION_JSON_VALUE)
class AnswerEndpointController {

    private final AnswerEndpointCommands endpoints;

    AnswerEndpointController(AnswerEndpointCommands endpoints) {
        this.endpoints = endpoints;
    }

    /** @param url null when the assistant asks nobody */
    record EndpointJson(
            @Nullable String url,
            @Nullable String shape,
            @Nullable String model,
            @JsonProperty("has_key") boolean hasKey,
            @JsonProperty("daily_budget") @Nullable Integer dailyBudget) {

        static final EndpointJson NONE = new EndpointJson(null, null, null, false, null);

        static EndpointJson of(AnswerEndpoint endpoint) {
            return new EndpointJson(
                    endpoint.url(),
                    endpoint.shape().name(),
                    endpoint.model(),
                    !endpoint.key().isEmpty(),
                    endpoint.dailyBudget());
        }
    }

    @GetMapping
    EndpointJson show(@PathVariable TenantId tenant) {
        return endpoints.of(tenant).map(EndpointJson::of).orElse(EndpointJson.NONE);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    EndpointJson set(@PathVariable TenantId tenant, @RequestBody AnswerEndpointForm form, Principal operator) {
        return EndpointJson.of(endpoints.set(tenant, form, operator.getName()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable TenantId tenant, Principal operator) {
        endpoints.remove(tenant, operator.getName());
    }
}
