package io.flowhq.worker.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import io.flowhq.store.StoreTest;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.session.SessionRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** All that a worker writes into its log while sessions are linked, used and in trouble, with nothing of it secret. */
@StoreTest
class PrivacyTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String JUMA = "255711424242";

    @Autowired
    private ApplicationContext store;

    @Autowired
    private SessionRecords records;

    private final Written written = new Written();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.flowhq");

    @BeforeEach
    void listen() {
        written.setContext(root.getLoggerContext());
        written.start();
        root.addAppender(written);
        ours.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        ours.setLevel(null);
        root.detachAppender(written);
    }

    @Test
    void holdsNeitherTextsNorNumbersNorCodes(@TempDir Path home) throws Exception {
        List<String> secrets = new ArrayList<>(List.of("Zanzibar", "Kilimanjaro", "Ngorongoro", "Serengeti", JUMA));
        try (TenantFleet tenantFleet = TenantFleet.open(
                store, home, TenantFleet.messages(100, Duration.ofSeconds(2), Duration.ofSeconds(2)), 2)) {
            Business salon = Business.open(store, tenantFleet.whatsApp);
            secrets.add(salon.number());
            tenantFleet.host.open(salon.id(), 1);
            secrets.add(await().atMost(TIMEOUT)
                    .until(() -> records.link(salon.id()).map(LinkStatus::qr).orElse(null), code -> code != null));
            salon.link();
            await().atMost(TIMEOUT).until(() -> tenantFleet.host.isConnected(salon.id()));

            talkThroughTrouble(salon, tenantFleet);
            secrets.addAll(linkByNumber(tenantFleet));
            salon.chatWith(JUMA).forEach(line -> secrets.addAll(lines(line)));
        }

        assertThat(written.events).anySatisfy(event -> assertThat(event).contains(": Connected after"));
        assertThat(written.events).anySatisfy(event -> assertThat(event).contains("Page did not send answer"));
        for (String secret : secrets) {
            assertThat(written.events).allSatisfy(event -> assertThat(event).doesNotContain(secret));
        }
    }

    /** A refused answer, one that nobody confirms, one whose page dies; then a person is asked for, and comes. */
    private static void talkThroughTrouble(Business salon, TenantFleet tenantFleet) {
        salon.hears(JUMA, "Habari, bei gani ya Zanzibar");
        awaitSettled(salon, 1);
        tenantFleet.whatsApp.fault(salon.number(), "sendResult", "ERROR_NETWORK");
        salon.hears(JUMA, "miadi ya Kilimanjaro");
        await().atMost(TIMEOUT).until(() -> salon.attempts() >= 2);
        tenantFleet.whatsApp.noFaults(salon.number());
        awaitSettled(salon, 2);
        tenantFleet.whatsApp.fault(salon.number(), "ackNever", true);
        salon.hears(JUMA, "huduma za Ngorongoro");
        await().atMost(TIMEOUT)
                .until(() -> salon.heard() == 3 && salon.outcomes().containsKey("OUT SENDING"));
        tenantFleet.whatsApp.noFaults(salon.number());
        // The page asks what became of its messages when its line is back.
        tenantFleet.whatsApp.fault(salon.number(), "disconnect", 1);
        awaitSettled(salon, 3);
        tenantFleet.whatsApp.fault(salon.number(), "sendThenCrash", true);
        salon.hears(JUMA, "mko wapi Serengeti");
        awaitSettled(salon, 4);
        salon.hears(JUMA, "nataka kuongea na mtu");
        awaitSettled(salon, 5);
        tenantFleet.whatsApp.ownerWrites(salon.number(), JUMA, "Karibu Zanzibar");
        salon.hears(JUMA, "asante Kilimanjaro");
        await().atMost(TIMEOUT).until(() -> salon.outcomes().containsKey("IN HANDED_OFF"));
    }

    private static void awaitSettled(Business business, int messages) {
        await().atMost(TIMEOUT).until(() -> business.heard() == messages && business.isSettled());
    }

    /** @return the code, and the number it was asked for */
    private List<String> linkByNumber(TenantFleet tenantFleet) throws InterruptedException {
        Business shop = Business.open(store, tenantFleet.whatsApp);
        tenantFleet.host.open(shop.id(), 1);
        await().atMost(TIMEOUT)
                .until(() -> records.link(shop.id()).map(LinkStatus::qr).orElse(null), code -> code != null);
        tenantFleet.host.requestPairingCode(shop.id());
        String code = await().atMost(TIMEOUT)
                .until(
                        () -> records.link(shop.id())
                                .map(LinkStatus::pairingCode)
                                .orElse(null),
                        shown -> shown != null);
        tenantFleet.whatsApp.pair(shop.number(), code);
        await().atMost(TIMEOUT).until(() -> tenantFleet.host.isConnected(shop.id()));
        return List.of(code, shop.number());
    }

    /** The lines of a message that are long enough to be told from anything else. */
    private static List<String> lines(JsonNode message) {
        return message.required("text")
                .asText()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() > 8)
                .toList();
    }

    /** Every event in full, with what goes along with it. */
    private static final class Written extends AppenderBase<ILoggingEvent> {

        private final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            events.add("%s %s %s %s %s"
                    .formatted(
                            event.getLoggerName(),
                            event.getThreadName(),
                            event.getMDCPropertyMap(),
                            event.getFormattedMessage(),
                            failure));
        }
    }
}
