package io.flowhq.web.live;

import io.flowhq.contract.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The operator's event stream: names of what changed, never the data itself. */
@RestController
class LiveController {

    private final LiveStreams streams;

    LiveController(LiveStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/admin/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(@RequestParam(required = false) @Nullable TenantId tenant, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return streams.open(tenant);
    }
}
