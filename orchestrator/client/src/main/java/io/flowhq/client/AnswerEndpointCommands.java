package io.flowhq.client;

import io.flowhq.client.form.AnswerEndpointForm;
import io.flowhq.client.refusal.InvalidAnswerEndpoint;
import io.flowhq.contract.CleanText;
import io.flowhq.contract.TenantId;
import io.flowhq.store.endpoint.AnswerEndpoint;
import io.flowhq.store.endpoint.AnswerEndpoints;
import io.flowhq.store.endpoint.EndpointShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says where a tenant's assistant may ask for what it does not know; nowhere until it is said. The audit trail gets the
 * host alone.
 */
public class AnswerEndpointCommands {

    private static final int DEFAULT_BUDGET = 100;
    private static final int MAX_BUDGET = 10_000;
    private static final int MAX_MODEL = 200;
    private static final int MAX_KEY = 500;

    private final TenantReads tenants;
    private final AnswerEndpoints endpoints;
    private final AuditLog audit;

    AnswerEndpointCommands(TenantReads tenants, AnswerEndpoints endpoints, AuditLog audit) {
        this.tenants = tenants;
        this.endpoints = endpoints;
        this.audit = audit;
    }

    /** Empty when the assistant asks nobody. */
    public Optional<AnswerEndpoint> of(TenantId tenant) {
        tenants.get(tenant);
        return endpoints.find(tenant);
    }

    /** @throws InvalidAnswerEndpoint with every fault of the form */
    public AnswerEndpoint set(TenantId tenant, AnswerEndpointForm form, String by) {
        return audit.change(AuditAct.SET_ANSWER_ENDPOINT, tenant, by, facts -> {
            tenants.get(tenant);
            Map<String, String> errors = new LinkedHashMap<>();
            Optional<java.net.URI> url = HttpAddress.read(form.url());
            if (url.isEmpty()) {
                errors.put("url", HttpAddress.FAULT);
            }
            EndpointShape shape = shape(form.shape(), errors);
            String model = Objects.requireNonNullElse(form.model(), "").strip();
            if (model.length() > MAX_MODEL
                    || shape == EndpointShape.CHAT_COMPLETION && (model.isEmpty() || !CleanText.isId(model))) {
                errors.put("model", "A chat completion names its model.");
            }
            String key = form.key() == null
                    ? endpoints.find(tenant).map(AnswerEndpoint::key).orElse("")
                    : form.key().strip();
            if (key.length() > MAX_KEY || !key.isEmpty() && !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                errors.put("key", "The key has at most " + MAX_KEY + " visible characters of ASCII.");
            }
            int budget = Objects.requireNonNullElse(form.dailyBudget(), DEFAULT_BUDGET);
            if (budget < 1 || budget > MAX_BUDGET) {
                errors.put("daily_budget", "The budget is 1 to " + MAX_BUDGET + " questions a day.");
            }
            if (!errors.isEmpty()) {
                throw new InvalidAnswerEndpoint(errors);
            }
            AnswerEndpoint endpoint =
                    new AnswerEndpoint(tenant, url.orElseThrow().toString(), shape, model, key, budget);
            endpoints.save(endpoint, by);
            facts.put("host", url.orElseThrow().getHost());
            facts.put("shape", shape.name());
            return endpoint;
        });
    }

    /** From now on nobody is asked; done as well when nobody was before. */
    public void remove(TenantId tenant, String by) {
        audit.change(AuditAct.REMOVE_ANSWER_ENDPOINT, tenant, by, facts -> {
            tenants.get(tenant);
            return endpoints.remove(tenant);
        });
    }

    private static EndpointShape shape(@Nullable String text, Map<String, String> errors) {
        try {
            return text == null || text.isBlank() ? EndpointShape.OWN : EndpointShape.valueOf(text.strip());
        } catch (IllegalArgumentException unknown) {
            errors.put("shape", "The shape is OWN or CHAT_COMPLETION.");
            return EndpointShape.OWN;
        }
    }
}
