package io.flowhq.orchestrator.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import com.sun.net.httpserver.HttpServer;
import io.flowhq.contract.Language;
import io.flowhq.runtime.http.OutboundHttpClient;
import io.flowhq.store.StoreTest;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.message.ReplyConfigs;
import io.flowhq.store.portal.Role;
import io.flowhq.store.portal.StaffInvitations;
import io.flowhq.store.portal.User;
import io.flowhq.store.portal.Users;
import io.flowhq.store.proactive.ProactiveSetting;
import io.flowhq.store.proactive.ProactiveSettings;
import io.flowhq.store.proactive.ProactiveTenant;
import io.flowhq.store.push.PushOutbox;
import io.flowhq.store.push.PushSubscription;
import io.flowhq.store.push.PushSubscriptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against a push service that reads what it is sent as the browser would. */
@StoreTest
@Timeout(60)
class PushDispatcherTest {

    private static final String CUSTOMER = "255711222333@c.us";

    /** Nobody sleeps, whatever the time of the test. */
    private static final ProactiveSetting NO_QUIET_HOURS =
            new ProactiveSetting(null, null, LocalTime.NOON, LocalTime.NOON);

    @Autowired
    private ApplicationContext store;

    @Autowired
    private PushOutbox outbox;

    @Autowired
    private PushSubscriptions subscriptions;

    @Autowired
    private ProactiveSettings proactive;

    @Autowired
    private ReplyConfigs configs;

    @Autowired
    private Users users;

    @Autowired
    private StaffInvitations staff;

    @Autowired
    private JdbcClient jdbc;

    private record Received(String path, byte[] body, Map<String, String> headers) {}

    private final KeyPair keys = PushedBrowser.keyPair();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().plusSeconds(1));
    private final Map<String, PushedBrowser> browsers = new ConcurrentHashMap<>();
    private final HttpServer server = serve();
    private boolean allowPrivate = true;
    private ProactiveTenant salon;

    @BeforeEach
    void aSalon() {
        jdbc.sql("delete from push_subscriptions").update();
        salon = tenant();
    }

    @AfterEach
    void stop() {
        slow.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void tellsABrowserWhatItAloneCanReadAndAPushServiceWhoSendsIt() throws GeneralSecurityException {
        subscribe(salon, "/amina", Language.SW);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        salon.wants(CUSTOMER, FollowUpReason.COMPLAINT);
        deliver();

        assertThat(received).hasSize(1);
        Received message = received.getFirst();
        JsonNode read = read(message);
        assertThat(read.get("body").asString()).isEqualTo("Mambo 2 yanasubiri jibu lako.");
        assertThat(read.get("title").asString()).isEqualTo("Amani Salon");
        assertThat(read.get("count").asInt()).isEqualTo(2);
        assertThat(read.get("path").asString()).isEqualTo("/app/follow-ups");
        assertThat(read.toString()).doesNotContain("255711222333", "ndiyo");
        assertThat(message.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("content-type", "application/octet-stream")
                .containsEntry("ttl", "86400")
                .containsEntry("topic", "follow-ups")
                .containsEntry("urgency", "high");
        JsonNode claims = JsonMapper.shared()
                .readTree(PushedBrowser.claims(
                        Objects.requireNonNull(message.headers().get("authorization")), keys.getPublic()));
        assertThat(claims.get("aud").asString()).isEqualTo(origin());
        assertThat(claims.get("sub").asString()).isEqualTo("mailto:amina@example.org");
        assertThat(Instant.ofEpochSecond(claims.get("exp").asLong()))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
        assertThat(new String(message.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Amani Salon");
    }

    @Test
    void speaksTheLanguageOfThePerson() {
        subscribe(salon, "/john", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        assertThat(bodies()).containsExactly("One follow-up waits for you.");
    }

    @Test
    void tellsOfEachFollowUpOnceAndOfThoseThatComeTogetherInOneMessage() {
        subscribe(salon, "/amina", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        salon.wants(CUSTOMER, FollowUpReason.COMPLAINT);
        salon.wants(CUSTOMER, FollowUpReason.PAYMENT);
        deliver();
        assertThat(bodies()).hasSize(1);
        later(Duration.ofMinutes(2));
        deliver();
        later(Duration.ofHours(2));
        deliver();
        assertThat(bodies()).containsExactly("One follow-up waits for you.", "3 follow-ups wait for you.");
    }

    @Test
    void tellsNobodyOfWhatIsDoneMeanwhile() {
        subscribe(salon, "/amina", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        outbox.plan();
        jdbc.sql("update follow_ups set done_by = 'amina', done_at = now() where tenant_id = :tenant")
                .param("tenant", salon.id().value())
                .update();
        deliver();
        assertThat(received).isEmpty();
    }

    @Test
    void tellsNobodyOfAnotherTenant() {
        subscribe(salon, "/amina", Language.EN);
        ProactiveTenant other = tenant();
        subscribe(other, "/other", Language.EN);
        other.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        assertThat(received).extracting(Received::path).containsExactly("/other");
    }

    @Test
    void forgetsABrowserThatThePushServiceNoLongerKnows() {
        subscribe(salon, "/gone", Language.EN);
        subscribe(salon, "/unknown", Language.EN);
        subscribe(salon, "/amina", Language.EN);
        answers.put("/gone", 410);
        answers.put("/unknown", 404);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        assertThat(endpoints()).containsExactly("/amina");
        assertThat(received).extracting(Received::path).containsExactlyInAnyOrder("/gone", "/unknown", "/amina");
    }

    @Test
    void triesAgainWhatAPushServiceDidNotTakeAndTellsThenOfAll() {
        subscribe(salon, "/amina", Language.EN);
        answers.put("/amina", 503);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        deliver();
        assertThat(received).hasSize(1);
        later(Duration.ofSeconds(6));
        deliver();
        assertThat(received).hasSize(2);
        salon.wants(CUSTOMER, FollowUpReason.COMPLAINT);
        answers.clear();
        received.clear();
        later(Duration.ofHours(1));
        deliver();
        later(Duration.ofHours(1));
        deliver();
        assertThat(bodies()).containsExactly("2 follow-ups wait for you.");
    }

    @Test
    void givesUpAfterADayUntilThereIsMoreToTell() {
        subscribe(salon, "/amina", Language.EN);
        answers.put("/amina", 500);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        for (int hours = 0; hours < 30; hours++) {
            deliver();
            later(Duration.ofHours(1));
        }
        int tries = received.size();
        assertThat(tries).isBetween(20, 26);
        later(Duration.ofHours(5));
        deliver();
        assertThat(received).hasSize(tries);
        answers.clear();
        received.clear();
        salon.wants(CUSTOMER, FollowUpReason.COMPLAINT);
        deliver();
        assertThat(bodies()).containsExactly("2 follow-ups wait for you.");
    }

    @Test
    void takesUpWhatAProcessDiedOver() {
        subscribe(salon, "/amina", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        outbox.plan();
        assertThat(outbox.take(now.get(), Duration.ofSeconds(60), 10)).hasSize(1);
        deliver();
        assertThat(received).isEmpty();
        later(Duration.ofSeconds(61));
        deliver();
        assertThat(received).hasSize(1);
    }

    @Test
    void neverLetsASlowPushServiceDelayAnother() {
        for (int browser = 0; browser < PushOutbox.MAX_AT_ONCE + 4; browser++) {
            subscribe(salon, "/slow" + browser, Language.EN);
        }
        ProactiveTenant other = tenant();
        subscribe(other, "/other", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        other.wants(CUSTOMER, FollowUpReason.ORDER);
        PushDispatcher dispatcher = dispatcher();
        dispatcher.deliverDue();
        dispatcher.deliverDue();

        await().untilAsserted(
                        () -> assertThat(received).extracting(Received::path).containsExactly("/other"));
        assertThat(jdbc.sql("select count(*) from push_subscriptions"
                                + " where tenant_id = :tenant and claimed_until is not null")
                        .param("tenant", salon.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(PushOutbox.MAX_AT_ONCE);
    }

    @Test
    void tellsNobodyInTheQuietHoursAndOfAllAfterwards() {
        Instant night = Instant.parse("2031-03-04T20:30:00Z");
        salon.set(new ProactiveSetting(null, null, LocalTime.of(21, 0), LocalTime.of(7, 0)));
        subscribe(salon, "/amina", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        now.set(night);
        deliver();
        salon.wants(CUSTOMER, FollowUpReason.COMPLAINT);
        later(Duration.ofHours(1));
        deliver();
        assertThat(received).isEmpty();
        later(Duration.ofHours(8));
        deliver();
        assertThat(bodies()).containsExactly("2 follow-ups wait for you.");
    }

    @Test
    void callsNoAddressOfThisMachineUnlessItIsAllowed() {
        allowPrivate = false;
        subscribe(salon, "/amina", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        assertThat(received).isEmpty();
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void forgetsABrowserWhoseKeyIsNoPointOfTheCurve() {
        subscribe(salon, "/amina", Language.EN);
        jdbc.sql("update push_subscriptions set public_key = decode('04' || repeat('11', 64), 'hex')")
                .update();
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        assertThat(received).isEmpty();
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void tellsNobodyWhoIsRemovedOrSignedOut() {
        User juma = subscribe(salon, "/juma", Language.EN);
        staff.remove(salon.id(), juma.email());
        PushSubscription signedOut = subscription(salon, person(salon), "/neema", Language.EN);
        subscriptions.put(signedOut);
        subscriptions.removeAll(signedOut.device());
        subscribe(salon, "/amina", Language.EN);
        salon.wants(CUSTOMER, FollowUpReason.ORDER);
        deliver();
        assertThat(received).extracting(Received::path).containsExactly("/amina");
    }

    @Test
    void tellsOnlyWhoUsesTheBrowserNow() {
        User first = person(salon);
        PushSubscription browser = subscription(salon, first, "/shared", Language.EN);
        subscriptions.put(browser);
        ProactiveTenant other = tenant();
        User second = person(other);
        subscriptions.removeOthers(browser.device(), first.email());
        assertThat(endpoints()).containsExactly("/shared");

        subscriptions.removeOthers(browser.device(), second.email());
        assertThat(endpoints()).isEmpty();
    }

    @Test
    void keepsTheNewestBrowsersOfAPersonAndOneSubscriptionOfEach() {
        User amina = person(salon);
        for (int browser = 0; browser < PushSubscriptions.MAX_OF_PERSON + 2; browser++) {
            assertThat(subscriptions.put(subscription(salon, amina, "/browser" + browser, Language.EN)))
                    .isTrue();
        }
        PushSubscription last = subscription(salon, amina, "/first", Language.EN);
        subscriptions.put(last);
        PushSubscription renewed = new PushSubscription(
                last.tenant(),
                last.user(),
                last.device(),
                origin() + "/renewed",
                last.publicKey(),
                last.authSecret(),
                Language.SW);

        assertThat(subscriptions.put(renewed)).isFalse();
        assertThat(endpoints())
                .containsExactlyInAnyOrder("/browser3", "/browser4", "/browser5", "/browser6", "/renewed");
    }

    private ProactiveTenant tenant() {
        ProactiveTenant created = ProactiveTenant.in(store::getBean);
        created.set(NO_QUIET_HOURS);
        return created;
    }

    private User person(ProactiveTenant tenant) {
        Instant created = Instant.now();
        return users.save(new User(
                null,
                tenant.id(),
                "juma-" + UUID.randomUUID() + "@example.org",
                "Juma",
                null,
                Role.STAFF,
                created,
                created));
    }

    private User subscribe(ProactiveTenant tenant, String path, Language language) {
        User person = person(tenant);
        subscriptions.put(subscription(tenant, person, path, language));
        return person;
    }

    private PushSubscription subscription(ProactiveTenant tenant, User person, String path, Language language) {
        PushedBrowser browser = browsers.computeIfAbsent(path, unknown -> new PushedBrowser());
        return new PushSubscription(
                tenant.id(),
                Objects.requireNonNull(person.id()),
                UUID.randomUUID(),
                origin() + path,
                browser.publicKey(),
                browser.authSecret(),
                language);
    }

    private List<String> endpoints() {
        return jdbc.sql("select endpoint from push_subscriptions order by id").query(String.class).list().stream()
                .map(endpoint -> endpoint.substring(origin().length()))
                .toList();
    }

    private List<String> bodies() {
        return received.stream()
                .map(message -> read(message).get("body").asString())
                .toList();
    }

    private JsonNode read(Received message) {
        try {
            return JsonMapper.shared()
                    .readTree(
                            Objects.requireNonNull(browsers.get(message.path())).read(message.body()));
        } catch (GeneralSecurityException unreadable) {
            throw new AssertionError("a browser could not read this", unreadable);
        }
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Until nothing more is due at this time. */
    private void deliver() {
        PushDispatcher dispatcher = dispatcher();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> running.get() == 0 && dispatcher.deliverDue() == 0);
    }

    private PushDispatcher dispatcher() {
        WebPush push =
                new WebPush("mailto:amina@example.org", new VapidKeys((ECPublicKey) keys.getPublic(), (ECPrivateKey)
                        keys.getPrivate()));
        return new PushDispatcher(
                outbox,
                new PushMessages(push, configs),
                new OutboundHttpClient(allowPrivate, Duration.ofSeconds(30), InetAddress::getAllByName),
                new QuietHours(proactive, configs, now::get),
                now::get,
                this::execute);
    }

    private void execute(Runnable task) {
        running.incrementAndGet();
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpServer serve() {
        try {
            HttpServer service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            service.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                byte[] body = exchange.getRequestBody().readAllBytes();
                Map<String, String> headers = new ConcurrentHashMap<>();
                exchange.getRequestHeaders()
                        .forEach((name, values) ->
                                headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(" and ", values)));
                if (path.startsWith("/slow")) {
                    try {
                        slow.await();
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                    }
                }
                received.add(new Received(path, body, headers));
                exchange.sendResponseHeaders(answers.getOrDefault(path, 201), -1);
                exchange.close();
            });
            service.start();
            return service;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
