package io.flowhq.store.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.store.StoreTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class OrchestratorHeartbeatsTest {

    @Autowired
    OrchestratorHeartbeats heartbeats;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobody() {
        jdbc.sql("delete from orchestrators").update();
    }

    @Test
    void knowsOfNoneBeforeTheFirstBegins() {
        assertThat(heartbeats.silence()).isEmpty();
    }

    @Test
    void measuresTheSilenceSinceTheLastOfThem() {
        heartbeats.begin(seen(Duration.ofMinutes(5)));
        seen(Duration.ofMinutes(7));
        assertThat(heartbeats.silence())
                .hasValueSatisfying(silence -> assertThat(silence).isLessThan(Duration.ofSeconds(5)));

        jdbc.sql("delete from orchestrators where last_seen_at > now() - interval '1 minute'")
                .update();
        assertThat(heartbeats.silence())
                .hasValueSatisfying(
                        silence -> assertThat(silence).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8)));
    }

    @Test
    void endsTheSilenceWithABeat() {
        UUID orchestrator = seen(Duration.ofMinutes(5));

        heartbeats.beat(orchestrator);

        assertThat(heartbeats.silence())
                .hasValueSatisfying(silence -> assertThat(silence).isLessThan(OrchestratorHeartbeats.GONE_AFTER));
    }

    @Test
    void forgetsThoseThatHaveLongBeenGone() {
        seen(Duration.ofHours(25));
        UUID yesterday = seen(Duration.ofHours(23));
        UUID now = UUID.randomUUID();

        heartbeats.begin(now);

        assertThat(jdbc.sql("select id from orchestrators").query(UUID.class).list())
                .containsExactlyInAnyOrder(yesterday, now);
    }

    private UUID seen(Duration ago) {
        UUID orchestrator = UUID.randomUUID();
        heartbeats.beat(orchestrator);
        jdbc.sql("update orchestrators set last_seen_at = now() - make_interval(secs => :ago) where id = :id")
                .param("ago", ago.toSeconds())
                .param("id", orchestrator)
                .update();
        return orchestrator;
    }
}
