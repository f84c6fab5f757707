package io.flowhq.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.ApiKeys;
import io.flowhq.web.WebTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebTest
class SessionNameTest {

    private static final int CALLERS = 8;

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isGivenToOneOfThoseWhoAskForItAtOnce() throws Exception {
        var key = ApiFixtures.key(keys, null, "manage");
        for (int round = 0; round < 5; round++) {
            var name = "Asked for at once " + UUID.randomUUID();
            var number = 255_760_000_000L + ThreadLocalRandom.current().nextInt(1_000_000) * 10L;
            List<Callable<Integer>> callers = IntStream.range(0, CALLERS)
                    .<Callable<Integer>>mapToObj(caller -> () -> create(key, name, number + caller))
                    .toList();
            try (var threads = Executors.newFixedThreadPool(CALLERS)) {
                var answers = threads.invokeAll(callers).stream()
                        .map(java.util.concurrent.Future::resultNow)
                        .sorted()
                        .toList();
                assertThat(answers.getFirst()).isEqualTo(201);
                assertThat(answers.subList(1, CALLERS)).containsOnly(422);
            }
            assertThat(jdbc.sql("select count(*) from tenants where name = :name")
                            .param("name", name)
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    private int create(String key, String name, long number) {
        return web.post()
                .uri("/api/sessions")
                .header("X-Api-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"%s\", \"start\": false, \"phone_number\": \"%d\"}".formatted(name, number))
                .exchange()
                .getResponse()
                .getStatus();
    }
}
