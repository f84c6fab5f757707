package io.flowhq.web.api;

import io.flowhq.client.AnsweringReads;
import io.flowhq.client.AnsweringReport;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.WebhookCommands;
import io.flowhq.client.refusal.CommandRefused;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.page.AnswerPolling;
import io.flowhq.web.problem.ApiProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions: what there are, and what is done with them. Every command goes the way that the operator's go. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {

    private static final Duration DELETION = Duration.ofSeconds(5);
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final ApiSessions sessions;
    private final TenantCommands commands;
    private final AnsweringReads answering;
    private final WebhookCommands webhooks;
    private final JsonMapper json;

    SessionController(
            ApiSessions sessions,
            TenantCommands commands,
            AnsweringReads answering,
            WebhookCommands webhooks,
            JsonMapper json) {
        this.sessions = sessions;
        this.commands = commands;
        this.answering = answering;
        this.webhooks = webhooks;
        this.json = json;
    }

    /** @param all those that are stopped as well, unless it is false */
    @GetMapping("/sessions")
    List<SessionJson> list(
            @RequestParam(defaultValue = "true") boolean all,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "100") @Min(1) @Max(200) int size,
            ApiCaller caller) {
        var found = sessions.list(caller, all, page, size);
        var answers = answering.of(found);
        var ids = found.stream().map(session -> session.tenant().id()).toList();
        var hooks = webhooks.ofEach(ids);
        var metadata = webhooks.metadataOf(ids);
        return found.stream()
                .map(session -> SessionJson.of(
                        session,
                        answers.getOrDefault(session.tenant().id(), AnsweringReport.OK),
                        hooks.getOrDefault(session.tenant().id(), List.of()),
                        read(metadata.get(session.tenant().id()))))
                .toList();
    }

    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson create(@RequestBody NewSessionRequest request, ApiCaller caller) {
        if (caller.tenant() != null) {
            throw ApiProblem.of(
                    HttpStatus.FORBIDDEN,
                    "key_for_one_tenant",
                    "Not allowed",
                    "The API key is for one tenant and can create no other.",
                    "Ask the operator for a key to all tenants.");
        }
        var config = request.config();
        var hooks = request.webhooks();
        if (config != null) {
            config.check();
        }
        if (hooks != null) {
            webhooks.check(hooks);
        }
        var starts = !Boolean.FALSE.equals(request.start());
        var created = commands.createUnlessNamed(request.form(), caller.getName(), starts)
                .orElseThrow(() -> sessions.nameTaken(String.valueOf(request.name())));
        var tenant = created.tenant().id();
        if (hooks != null) {
            webhooks.set(tenant, hooks, caller.getName());
        }
        attach(tenant, config, caller);
        return SessionJson.of(created, AnsweringReport.OK, webhooks.of(tenant), metadata(tenant));
    }

    record Change(@Nullable SessionConfig config) {}

    /** Of the configuration webhooks and metadata can be changed; the session goes on as it was. */
    @PutMapping("/sessions/{session}")
    SessionJson update(@PathVariable String session, @RequestBody Change change, ApiCaller caller) {
        var known = sessions.get(caller, session);
        var config = change.config();
        if (config != null) {
            config.check();
        }
        var hooks = config == null ? null : config.forms();
        if (hooks != null) {
            webhooks.set(known.tenant().id(), hooks, caller.getName());
        }
        attach(known.tenant().id(), config, caller);
        return json(known);
    }

    @GetMapping("/sessions/{session}")
    SessionJson show(@PathVariable String session, ApiCaller caller) {
        return json(sessions.get(caller, session));
    }

    /** JSON's null while no phone is linked. */
    @GetMapping("/sessions/{session}/me")
    JsonNode me(@PathVariable String session, ApiCaller caller) {
        return json.valueToTree(SessionJson.me(sessions.get(caller, session)));
    }

    /** Answers when it is gone, so that another of its name can be created, or after a while. */
    @DeleteMapping("/sessions/{session}")
    SessionJson delete(
            @PathVariable String session,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId key,
            ApiCaller caller)
            throws InterruptedException {
        var known = sessions.get(caller, session);
        var shown = json(known);
        if (give(CommandKind.DELETE, known, key, caller).phase() == PhaseName.STOPPING) {
            AnswerPolling.within(DELETION, () -> sessions.isGone(known) ? Optional.of(known) : Optional.empty());
        }
        return shown;
    }

    @PostMapping({"/sessions/{session}/start", "/{session}/start"})
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson start(
            @PathVariable String session,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId key,
            ApiCaller caller) {
        return command(CommandKind.START, session, key, caller);
    }

    @PostMapping({"/sessions/{session}/stop", "/{session}/stop"})
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson stop(
            @PathVariable String session,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId key,
            ApiCaller caller) {
        return command(CommandKind.STOP, session, key, caller);
    }

    @PostMapping({"/sessions/{session}/restart", "/{session}/restart"})
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson restart(
            @PathVariable String session,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId key,
            ApiCaller caller) {
        return command(CommandKind.RESTART, session, key, caller);
    }

    @PostMapping({"/sessions/{session}/logout", "/{session}/logout"})
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson logout(
            @PathVariable String session,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId key,
            ApiCaller caller) {
        return command(CommandKind.LOGOUT, session, key, caller);
    }

    /** The older addresses, which name the session in the body. */
    @PostMapping("/sessions/start")
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson startNamed(@RequestBody Named session, ApiCaller caller) {
        return command(CommandKind.START, session.name(), null, caller);
    }

    @PostMapping("/sessions/stop")
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson stopNamed(@RequestBody Named session, ApiCaller caller) {
        var kind = Boolean.TRUE.equals(session.logout()) ? CommandKind.LOGOUT : CommandKind.STOP;
        return command(kind, session.name(), null, caller);
    }

    @PostMapping("/sessions/logout")
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson logoutNamed(@RequestBody Named session, ApiCaller caller) {
        return command(CommandKind.LOGOUT, session.name(), null, caller);
    }

    /** @param logout when it is stopped: unlinks the phone as well */
    record Named(@Nullable String name, @Nullable Boolean logout) {}

    private SessionJson command(CommandKind kind, @Nullable String session, @Nullable RequestId key, ApiCaller caller) {
        var known = sessions.get(caller, session);
        try {
            give(kind, known, key, caller);
        } catch (CommandRefused refused) {
            switch (RepeatedCommand.of(kind, refused.phase())) {
                case REFUSED -> throw refused;
                case START_INSTEAD -> give(CommandKind.START, known, null, caller);
                case DONE_ALREADY -> {}
            }
        }
        return show(known.tenant().id().toString(), caller);
    }

    private CommandResult give(CommandKind kind, TenantOverview session, @Nullable RequestId key, ApiCaller caller) {
        var request = key == null ? RequestId.random() : key;
        return commands.give(kind, session.tenant().id(), request, caller.getName(), null);
    }

    private void attach(TenantId tenant, @Nullable SessionConfig config, ApiCaller caller) {
        if (config != null && config.metadata() != null) {
            webhooks.attach(tenant, json.writeValueAsString(config.metadata()), caller.getName());
        }
    }

    private SessionJson json(TenantOverview session) {
        var tenant = session.tenant().id();
        return SessionJson.of(session, answering.of(session), webhooks.of(tenant), metadata(tenant));
    }

    private Map<String, @Nullable Object> metadata(TenantId tenant) {
        return read(webhooks.metadataOf(List.of(tenant)).get(tenant));
    }

    private Map<String, @Nullable Object> read(@Nullable String metadata) {
        return metadata == null ? Map.of() : json.readValue(metadata, OBJECT);
    }
}
