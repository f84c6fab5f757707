package io.flowhq.web.api;

import io.flowhq.client.WebhookCommands;
import io.flowhq.web.problem.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The events that webhooks receive, as a stream for programs that cannot be called. */
@RestController
class EventController {

    private static final String ALL = "*";

    private final ApiSessions sessions;
    private final EventStreams streams;

    EventController(ApiSessions sessions, EventStreams streams) {
        this.sessions = sessions;
        this.streams = streams;
    }

    /**
     * Follows what happens from now on, or from behind the event in {@code Last-Event-ID}; events are kept for 24 hours.
     *
     * @param session one session; left out, all that the key is for
     * @param events names such as {@code message} or {@code order.*}; left out, all
     */
    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(defaultValue = ALL) List<String> events,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response,
            ApiCaller caller) {
        for (var event : events) {
            if (!WebhookCommands.isKnown(event)) {
                throw ApiProblem.wrongState(
                        "unknown_event", "There are no events of this name.", "Name some that webhooks receive, or *.");
            }
        }
        var tenant = session == null
                ? caller.tenant()
                : sessions.get(caller, session).tenant().id();
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(caller, tenant, lastEventId, name -> events.stream().anyMatch(event -> isOf(name, event)));
    }

    private static boolean isOf(String name, String wanted) {
        return wanted.equals(ALL)
                || wanted.equals(name)
                || wanted.endsWith(".*") && wanted.equals(name.split("\\.", 2)[0] + ".*");
    }
}
