package io.flowhq.web.followup;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people have to do about customers' messages, for programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/follow-ups", produces = MediaType.APPLICATION_JSON_VALUE)
class FollowUpApiController {

    private final FollowUpCommands followUps;

    FollowUpApiController(FollowUpCommands followUps) {
        this.followUps = followUps;
    }

    @GetMapping
    FollowUpJson.All all(@PathVariable TenantId tenant, @RequestParam(defaultValue = "false") boolean done) {
        return new FollowUpJson.All((done ? followUps.done(tenant) : followUps.open(tenant))
                .stream().map(FollowUpJson::of).toList());
    }

    @GetMapping("/{id}")
    FollowUpJson one(@PathVariable TenantId tenant, @PathVariable long id) {
        return FollowUpJson.of(followUps.get(tenant, id));
    }

    @PostMapping("/{id}/take")
    FollowUpJson take(@PathVariable TenantId tenant, @PathVariable long id, Principal operator) {
        return FollowUpJson.of(followUps.take(tenant, id, operator.getName()));
    }

    @PostMapping("/{id}/done")
    FollowUpJson finish(@PathVariable TenantId tenant, @PathVariable long id, Principal operator) {
        return FollowUpJson.of(followUps.finish(tenant, id, operator.getName()));
    }

    @PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    FollowUpJson answerByJson(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @RequestBody FollowUpJson.Answer answer,
            Principal operator) {
        return FollowUpJson.of(followUps.answer(tenant, id, answer.text(), operator.getName()));
    }

    @PostMapping("/{id}/answer")
    FollowUpJson answerByForm(
            @PathVariable TenantId tenant,
            @PathVariable long id,
            @ModelAttribute FollowUpJson.Answer answer,
            Principal operator) {
        return FollowUpJson.of(followUps.answer(tenant, id, answer.text(), operator.getName()));
    }
}
