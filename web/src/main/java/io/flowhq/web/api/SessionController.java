package io.flowhq.web.api;

import io.flowhq.client.AnsweringReads;
import io.flowhq.client.AnsweringReport;
import io.flowhq.client.TenantCommands;
import io.flowhq.client.WebhookCommands;
import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.store.tenant.TenantOverview;
import io.flowhq.web.problem.ApiProblem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions: what there are, and what is done with them. Every command goes the way that the operator's go. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class SessionController {

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

    @GetMapping("/sessions")
    List<SessionJson> list(
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "100") @Min(1) @Max(200) int size,
            ApiCaller caller) {
        var found = sessions.list(caller, page, size);
        var answers = answering.of(found);
        var hooks = webhooks.ofEach(
                found.stream().map(session -> session.tenant().id()).toList());
        return found.stream()
                .map(session -> SessionJson.of(
                        session,
                        answers.getOrDefault(session.tenant().id(), AnsweringReport.OK),
                        hooks.getOrDefault(session.tenant().id(), List.of())))
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
        var hooks = request.webhooks();
        if (hooks != null) {
            webhooks.check(hooks);
        }
        var starts = !Boolean.FALSE.equals(request.start());
        var created = commands.createUnlessNamed(request.form(), caller.getName(), starts)
                .orElseThrow(() -> ApiProblem.wrongState(
                        "session_exists",
                        "There is a session of this name.",
                        "Choose another name, or start that one."));
        return SessionJson.of(
                created,
                AnsweringReport.OK,
                hooks == null ? List.of() : webhooks.set(created.tenant().id(), hooks, caller.getName()));
    }

    record Change(@Nullable SessionConfig config) {}

    /** Of the configuration the webhooks can be changed; the session goes on as it was. */
    @PutMapping("/sessions/{session}")
    SessionJson update(@PathVariable String session, @RequestBody Change change, ApiCaller caller) {
        var known = sessions.get(caller, session);
        var hooks = change.config() == null ? null : change.config().forms();
        if (hooks != null) {
            webhooks.set(known.tenant().id(), hooks, caller.getName());
        }
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

    @DeleteMapping("/sessions/{session}")
    SessionJson delete(
            @PathVariable String session,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable RequestId key,
            ApiCaller caller) {
        var known = sessions.get(caller, session);
        give(CommandKind.DELETE, known, key, caller);
        return json(known);
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
        return command(CommandKind.STOP, session.name(), null, caller);
    }

    @PostMapping("/sessions/logout")
    @ResponseStatus(HttpStatus.CREATED)
    SessionJson logoutNamed(@RequestBody Named session, ApiCaller caller) {
        return command(CommandKind.LOGOUT, session.name(), null, caller);
    }

    record Named(@Nullable String name) {}

    private SessionJson command(CommandKind kind, @Nullable String session, @Nullable RequestId key, ApiCaller caller) {
        var known = sessions.get(caller, session);
        give(kind, known, key, caller);
        return show(known.tenant().id().toString(), caller);
    }

    private void give(CommandKind kind, TenantOverview session, @Nullable RequestId key, ApiCaller caller) {
        var request = key == null ? RequestId.random() : key;
        commands.give(kind, session.tenant().id(), request, caller.getName(), null);
    }

    private SessionJson json(TenantOverview session) {
        return SessionJson.of(
                session, answering.of(session), webhooks.of(session.tenant().id()));
    }
}
