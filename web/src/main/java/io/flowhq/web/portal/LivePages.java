package io.flowhq.web.portal;

import io.flowhq.web.live.LiveStreams;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open page that something of its business changed; the page then fetches what it shows, as who it is by then. */
@RestController
class LivePages {

    private final LiveStreams streams;

    LivePages(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/app/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(PortalPerson person, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return streams.ofBusiness(person.tenant());
    }
}
