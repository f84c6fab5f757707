package io.flowhq.web.api;

import io.flowhq.store.sql.DatabaseProbe;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What WAHA's clients ask of the server itself. */
@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ServerController {

    private final InstantSource clock;
    private final DatabaseProbe database;

    ServerController(InstantSource clock, DatabaseProbe database) {
        this.clock = clock;
        this.database = database;
    }

    @GetMapping("/ping")
    Map<String, String> ping() {
        return Map.of("message", "pong");
    }

    /** Fails as a problem when the database does not answer. */
    @GetMapping("/health")
    Map<String, Object> health() {
        database.ask();
        return Map.of("status", "ok", "details", Map.of("database", Map.of("status", "up")));
    }

    @GetMapping({"/api/server/version", "/api/version"})
    Map<String, String> version() {
        var version = Objects.requireNonNullElse(getClass().getPackage().getImplementationVersion(), "development");
        return Map.of("version", version, "engine", "FLOWHQ", "tier", "CORE", "browser", "chromium");
    }

    @GetMapping("/api/server/status")
    Map<String, Object> status() {
        var started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return Map.of("startTimestamp", started, "uptime", clock.millis() - started, "worker", Map.of("id", "web"));
    }
}
