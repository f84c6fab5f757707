package io.flowhq.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.flowhq.web.WebTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@WebTest
class ThrottledAuthenticationProviderTest {

    /** A clock that a test sets forward. */
    static class Watch extends Clock {

        private Instant now = Instant.now();

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        Watch watch() {
            return new Watch();
        }
    }

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    MockMvcTester web;

    @Autowired
    Watch watch;

    private final String address = "192.0.2." + ADDRESSES.incrementAndGet();

    @Test
    void turnsAwayEvenTheRightPasswordAfterFiveWrongOnes() {
        for (int time = 1; time <= 5; time++) {
            assertThat(basic("wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
        }
        var refused = basic(WebTest.PASSWORD);
        assertThat(refused).hasStatus(HttpStatus.TOO_MANY_REQUESTS).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).hasHeader("Retry-After", "1").doesNotContainHeader("WWW-Authenticate");
        assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("too_many_attempts");

        watch.pass(Duration.ofSeconds(1));
        assertThat(basic(WebTest.PASSWORD)).hasStatusOk();
        assertThat(basic("wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void countsTheFormAndBasicTogetherAndSaysHowLongToWait() {
        for (int time = 1; time <= 4; time++) {
            assertThat(form("wrong")).hasRedirectedUrl("/login?error");
            watch.pass(Duration.ofSeconds(1));
        }
        assertThat(basic("wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
        watch.pass(Duration.ofSeconds(1));
        assertThat(form("wrong")).hasRedirectedUrl("/login?error");

        assertThat(form(WebTest.PASSWORD)).hasRedirectedUrl("/login?wait=2");
        assertThat(web.get().uri("/login?wait=2").accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .contains("try again in 2 s", "role=\"alert\"");

        watch.pass(Duration.ofSeconds(2));
        assertThat(form(WebTest.PASSWORD)).hasRedirectedUrl("/admin");
    }

    @Test
    void looksAtNoMoreThanFiveOfManyThatComeAtOnce() throws Exception {
        Callable<Integer> guess = () -> basic("guess").getResponse().getStatus();
        try (var guessers = Executors.newFixedThreadPool(16)) {
            var answers =
                    guessers.invokeAll(Stream.generate(() -> guess).limit(200).toList());
            var lookedAt = 0;
            for (var answer : answers) {
                assertThat(answer.get()).isIn(401, 429);
                lookedAt += answer.get() == 401 ? 1 : 0;
            }
            assertThat(lookedAt).isEqualTo(5);
        }
    }

    @Test
    void leavesOtherAddressesAlone() {
        for (int time = 1; time <= 6; time++) {
            basic("wrong");
        }
        assertThat(basic(WebTest.PASSWORD)).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(web.get().uri("/admin/tenants").with(httpBasic("admin", WebTest.PASSWORD)))
                .hasStatusOk();
    }

    private MvcTestResult basic(String password) {
        return web.get()
                .uri("/admin/tenants")
                .with(httpBasic("admin", password))
                .with(from())
                .exchange();
    }

    private MvcTestResult form(String password) {
        return web.post()
                .uri("/login")
                .with(csrf())
                .with(from())
                .param("username", "admin")
                .param("password", password)
                .exchange();
    }

    private RequestPostProcessor from() {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
