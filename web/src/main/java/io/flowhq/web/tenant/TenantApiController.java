package io.flowhq.web.tenant;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.flowhq.client.AnsweringReads;
import io.flowhq.client.AnsweringReport;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.TenantReads;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.TenantStatus;
import io.flowhq.store.message.MessageLogs;
import io.flowhq.store.portal.SetupRequests;
import io.flowhq.store.session.SessionRecords;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverviews;
import io.flowhq.web.chat.ChatModel;
import io.flowhq.web.chat.MessageJson;
import io.flowhq.web.link.LinkJson;
import io.flowhq.web.setup.SetupRequestJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The tenants' addresses for programs. */
@RestController
@RequestMapping(path = "/admin/tenants", produces = MediaType.APPLICATION_JSON_VALUE)
class TenantApiController {

    private final TenantReads reads;
    private final TenantOverviews overviews;
    private final SessionRecords sessions;
    private final MessageLogs messages;
    private final SetupRequests setupRequests;
    private final TenantCommands commands;
    private final AnsweringReads answering;
    private final InstantSource clock;

    TenantApiController(
            TenantReads reads,
            TenantOverviews overviews,
            SessionRecords sessions,
            MessageLogs messages,
            SetupRequests setupRequests,
            TenantCommands commands,
            AnsweringReads answering,
            InstantSource clock) {
        this.reads = reads;
        this.overviews = overviews;
        this.sessions = sessions;
        this.messages = messages;
        this.setupRequests = setupRequests;
        this.commands = commands;
        this.answering = answering;
        this.clock = clock;
    }

    @GetMapping
    TenantJson.Page list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable TenantStatus status,
            @RequestParam(required = false) @Nullable PhaseName phase,
            @RequestParam(defaultValue = "0") @Min(0) int page) {
        var found = overviews.list(new TenantFilter(q, status, phase, page, TenantFilter.DEFAULT_SIZE));
        var answers = answering.of(found.tenants());
        return new TenantJson.Page(
                found.tenants().stream()
                        .map(tenant -> TenantJson.of(
                                tenant, answers.getOrDefault(tenant.tenant().id(), AnsweringReport.OK)))
                        .toList(),
                found.total());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TenantJson> createFromJson(@RequestBody NewTenantRequest tenant, Principal operator) {
        return create(tenant, operator);
    }

    @PostMapping(consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE})
    ResponseEntity<TenantJson> createFromForm(@ModelAttribute NewTenantRequest tenant, Principal operator) {
        return create(tenant, operator);
    }

    private ResponseEntity<TenantJson> create(NewTenantRequest tenant, Principal operator) {
        var created = commands.create(tenant.form(), operator.getName());
        return ResponseEntity.created(
                        URI.create("/admin/tenants/" + created.tenant().id()))
                .body(TenantJson.of(created, AnsweringReport.OK));
    }

    @GetMapping("/{tenant}")
    Detail show(@PathVariable TenantId tenant) {
        var overview = reads.get(tenant);
        return new Detail(
                TenantJson.of(overview, answering.of(overview)),
                messages(tenant, ChatModel.MESSAGES_SHOWN),
                setupRequests.of(tenant).map(SetupRequestJson::of).orElse(null));
    }

    @PostMapping("/{tenant}/worker/{command}")
    Done give(
            @PathVariable TenantId tenant,
            @PathVariable TenantCommand command,
            @RequestParam(required = false) @Nullable String why,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId request,
            Principal operator) {
        var once = request == null ? RequestId.random() : request;
        var answer = commands.give(command.kind(), tenant, once, operator.getName(), why);
        return new Done(true, answer.phase(), answer.nextStep());
    }

    @GetMapping("/{tenant}/qr")
    LinkJson qr(@PathVariable TenantId tenant) {
        return LinkJson.of(reads.get(tenant), sessions.link(tenant).orElse(null), clock.instant());
    }

    @GetMapping("/{tenant}/logs")
    List<MessageJson> logs(
            @PathVariable TenantId tenant, @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit) {
        reads.get(tenant);
        return messages(tenant, limit);
    }

    private List<MessageJson> messages(TenantId tenant, int limit) {
        return messages.latest(tenant, limit).stream().map(MessageJson::of).toList();
    }

    /** What became of a command. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Done(boolean success, PhaseName phase, String nextStep) {}

    /** One tenant with what hangs on it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Detail(
            @JsonUnwrapped TenantJson tenant,
            List<MessageJson> messages,
            @Nullable SetupRequestJson setupRequest) {}
}
