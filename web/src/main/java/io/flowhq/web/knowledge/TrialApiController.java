package io.flowhq.web.knowledge;

import io.flowhq.client.ReplyTrials;
import io.flowhq.client.TrialReply;
import io.flowhq.contract.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tries a message against a tenant's assistant; nothing is sent. */
@RestController
class TrialApiController {

    private final ReplyTrials trials;

    TrialApiController(ReplyTrials trials) {
        this.trials = trials;
    }

    /** @param turns what the customer wrote before, the oldest first */
    record Trial(@Nullable String text, @Nullable List<String> turns) {

        @Override
        public String toString() {
            return "Trial[]";
        }
    }

    /** @param intent null when it is not understood */
    record Answer(
            String reply, @Nullable String intent, String language, List<String> because, Map<String, String> slots) {

        static Answer of(TrialReply reply) {
            return new Answer(reply.text(), reply.intent(), reply.language(), reply.because(), reply.slots());
        }
    }

    @PostMapping(
            path = "/admin/tenants/{tenant}/try",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer answer(@PathVariable TenantId tenant, @RequestBody Trial trial) {
        List<String> turns = new ArrayList<>(trial.turns() == null ? List.of() : trial.turns());
        turns.add(trial.text() == null ? "" : trial.text());
        return Answer.of(trials.answers(tenant, turns).getLast());
    }
}
