package io.flowhq.worker.judged;

import static org.awaitility.Awaitility.await;

import io.flowhq.worker.message.MessageSettings;
import io.flowhq.worker.message.PipelineFixture;
import io.flowhq.worker.session.MessagePipeline;
import io.flowhq.worker.session.SessionHostFixture;
import io.flowhq.worker.session.SessionSettings;
import io.flowhq.worker.session.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import org.springframework.context.ApplicationContext;

/** A simulated WhatsApp and a worker with real browsers and the real pipeline, in this process. */
final class TenantFleet implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    final SimulatorProcess whatsApp;
    final SessionHostFixture host;
    private final ApplicationContext store;

    private final AutoCloseable texts;

    private TenantFleet(
            SimulatorProcess whatsApp, SessionHostFixture host, ApplicationContext store, AutoCloseable texts) {
        this.whatsApp = whatsApp;
        this.host = host;
        this.store = store;
        this.texts = texts;
    }

    /** @param home a folder for profiles, empty */
    static TenantFleet open(ApplicationContext store, Path home, MessageSettings messages, int businesses)
            throws IOException {
        Path key = home.resolve("key");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        SimulatorProcess whatsApp = SimulatorProcess.start();
        MessagePipeline pipeline = PipelineFixture.on(store, messages);
        SessionHostFixture host = new SessionHostFixture(
                "town", whatsApp.url(), home, key, store, pipeline, SessionSettings.defaults(), businesses);
        return new TenantFleet(whatsApp, host, store, PipelineFixture.wakingForTexts(store, pipeline));
    }

    /** Less patient with pages than in life, so that tests end. */
    static MessageSettings messages(int limit, Duration send, Duration doubt) {
        return new MessageSettings(
                limit,
                1_000,
                Duration.ofHours(6),
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofHours(2),
                send,
                Duration.ofSeconds(10),
                doubt,
                Duration.ofSeconds(2),
                Duration.ofMinutes(10),
                Duration.ZERO,
                0,
                0,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                "");
    }

    /** A business of this town, linked and connected. */
    Business business() throws InterruptedException {
        return business(business -> {});
    }

    /** @param first what happens before its session is opened */
    Business business(Consumer<Business> first) throws InterruptedException {
        Business business = Business.open(store, whatsApp);
        first.accept(business);
        host.open(business.id(), 1);
        business.link();
        await().atMost(TIMEOUT).until(() -> host.isConnected(business.id()));
        return business;
    }

    /** Sends a business's session away; the slot is free afterwards. */
    void close(Business business) throws Exception {
        host.close(business.id());
    }

    @Override
    public void close() {
        try {
            texts.close();
        } catch (Exception alreadyClosed) {
            throw new IllegalStateException(alreadyClosed);
        }
        host.close();
        whatsApp.close();
    }
}
