package io.flowhq.web.followup;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.store.followup.FollowUp;
import io.flowhq.web.knowledge.KnowledgeJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What people have to do for any tenant, for programs; each is named by its number alone. */
@RestController
@RequestMapping(path = "/admin/followups", produces = MediaType.APPLICATION_JSON_VALUE)
class FleetFollowUpApiController {

    private final FollowUpCommands followUps;
    private final KnowledgeCommands knowledge;
    private final TenantReads tenants;

    FleetFollowUpApiController(FollowUpCommands followUps, KnowledgeCommands knowledge, TenantReads tenants) {
        this.followUps = followUps;
        this.knowledge = knowledge;
        this.tenants = tenants;
    }

    /** @param tenant an id or a name; of all tenants when it is missing */
    @GetMapping
    FleetFollowUpJson.Page list(
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page) {
        if (tenant == null || tenant.isBlank()) {
            return page(followUps.ofAll(open, page, FleetFollowUpController.SHOWN), followUps.countOfAll(open));
        }
        var id = tenants.get(tenant).tenant().id();
        var found = open ? followUps.open(id) : followUps.done(id);
        return page(found, found.size());
    }

    private static FleetFollowUpJson.Page page(List<FollowUp> found, long total) {
        return new FleetFollowUpJson.Page(
                found.stream().map(FleetFollowUpJson::of).toList(), total);
    }

    @PostMapping("/{id}/take")
    FleetFollowUpJson take(@PathVariable long id, Principal operator) {
        return FleetFollowUpJson.of(followUps.take(followUps.owner(id), id, operator.getName()));
    }

    @PostMapping("/{id}/done")
    FleetFollowUpJson finish(@PathVariable long id, Principal operator) {
        return FleetFollowUpJson.of(followUps.finish(followUps.owner(id), id, operator.getName()));
    }

    @PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    FleetFollowUpJson answer(@PathVariable long id, @RequestBody FollowUpJson.Answer answer, Principal operator) {
        return FleetFollowUpJson.of(followUps.answer(followUps.owner(id), id, answer.text(), operator.getName()));
    }

    @PostMapping(path = "/{id}/teach", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KnowledgeJson.Question teach(@PathVariable long id, @RequestBody Lesson lesson, Principal operator) {
        return KnowledgeJson.Question.of(
                knowledge.putQuestion(followUps.owner(id), null, lesson.form(id), operator.getName()));
    }

    /**
     * An answer to be taught, not yet looked at.
     *
     * @param variants how customers word the question; the customer's own words when they are missing
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Lesson(
            @Nullable List<@Nullable String> variants,
            @Nullable String answerSw,
            @Nullable String answerEn) {

        OwnQuestionForm form(long taughtFrom) {
            var wordings = variants == null
                    ? null
                    : variants.stream().filter(Objects::nonNull).collect(Collectors.joining("\n"));
            return new OwnQuestionForm(wordings, answerSw, answerEn, Long.toString(taughtFrom));
        }

        @Override
        public String toString() {
            return "Lesson[]";
        }
    }
}
