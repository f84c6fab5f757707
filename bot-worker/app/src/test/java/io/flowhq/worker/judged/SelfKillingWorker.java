package io.flowhq.worker.judged;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.flowhq.contract.TenantId;
import io.flowhq.store.StoreConfiguration;
import io.flowhq.store.sql.ReservedConnections;
import io.flowhq.worker.message.KillPoint;
import io.flowhq.worker.message.MessageSettings;
import io.flowhq.worker.message.PipelineFixture;
import io.flowhq.worker.message.PipelineStep;
import io.flowhq.worker.session.SessionHostFixture;
import io.flowhq.worker.session.SessionSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * A bot-worker in a process of its own, for one tenant, that ends itself with SIGKILL when its pipeline comes to a given
 * step for the n-th time. It has everything a worker has but the task queues, and is started by {@link WorkerProcess}.
 *
 * <p>Given {@code database}, {@code whatsapp}, {@code profiles}, {@code key}, {@code tenant}, {@code epoch} and {@code
 * limit} (a minute); {@code step} and {@code time} when it is to die by itself.
 */
final class SelfKillingWorker {

    /** Said when the session can send. */
    static final String CONNECTED = "worker: connected";

    /** Said when the step has come. */
    static final String DYING = "worker: dying";

    /** As many may follow one another in a worker; the next worker's have later epochs. */
    private static final int SESSIONS = 100;

    private static final int MILLIS_BEFORE_ANOTHER = 1_000;

    /** How long after the page was given an answer the worker may still live. */
    private static final int WHILE_SENDING_MILLIS = 200;

    private SelfKillingWorker() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("io.flowhq.worker.session")).setLevel(Level.INFO);
        Orders orders = new Orders(arguments);
        ApplicationContext store = store(orders.text("database"));
        TenantId tenant = new TenantId(UUID.fromString(orders.text("tenant")));
        SessionHostFixture sessionHostFixture = new SessionHostFixture(
                "mortal",
                URI.create(orders.text("whatsapp")),
                Path.of(orders.text("profiles")),
                Path.of(orders.text("key")),
                store,
                PipelineFixture.on(store, settings(orders.number("limit")), death(orders)),
                SessionSettings.defaults(),
                1);
        releaseLeaseOfPredecessor(store, tenant);
        connect(sessionHostFixture, tenant, (long) orders.number("epoch") * SESSIONS);
        System.out.println(CONNECTED);
        Thread.currentThread().join();
    }

    /**
     * Opens another session when one ends, as the workflow does: a browser that was killed while it wrote may find its
     * storage unusable, and only the next comes up from the snapshot.
     */
    private static void connect(SessionHostFixture sessionHostFixture, TenantId tenant, long firstEpoch)
            throws InterruptedException {
        long epoch = firstEpoch;
        var ended = sessionHostFixture.open(tenant, epoch);
        while (!sessionHostFixture.isConnected(tenant)) {
            if (ended.isDone()) {
                Thread.sleep(MILLIS_BEFORE_ANOTHER);
                ended = sessionHostFixture.open(tenant, ++epoch);
            }
            Thread.sleep(10);
        }
    }

    /** As a worker does at its start that finds the profiles of a process that has ended. */
    private static void releaseLeaseOfPredecessor(ApplicationContext store, TenantId tenant) {
        store.getBean(JdbcClient.class)
                .sql("update session_leases set expires_at = clock_timestamp() where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
    }

    private static MessageSettings settings(int maxPerMinute) {
        return new MessageSettings(
                maxPerMinute,
                1_000,
                Duration.ofHours(6),
                Duration.ofMinutes(30),
                Duration.ZERO,
                Duration.ofHours(24),
                Duration.ofHours(2),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(2),
                Duration.ofHours(1),
                Duration.ZERO,
                0,
                0,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                "");
    }

    private static KillPoint death(Orders orders) {
        String last = orders.values().get("step");
        if (last == null) {
            return step -> {};
        }
        AtomicInteger left = new AtomicInteger(orders.number("time"));
        return step -> {
            if (step.name().equals(last) && left.decrementAndGet() == 0) {
                if (step == PipelineStep.WHILE_SENDING) {
                    Thread.ofPlatform()
                            .start(() -> dieAfter(ThreadLocalRandom.current().nextInt(WHILE_SENDING_MILLIS)));
                } else {
                    dieAfter(0);
                }
            }
        };
    }

    /** Does not return; the calling thread does nothing more. */
    private static void dieAfter(int millis) {
        try {
            Thread.sleep(millis);
            System.out.println(DYING);
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            while (true) {
                Thread.sleep(1_000);
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("cannot die", e);
        }
    }

    /** The store as Spring Boot would put it together, but only what is asked for, in a fraction of the time. */
    private static ApplicationContext store(String database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database);
        pool.setMaximumPoolSize(5);
        AnnotationConfigApplicationContext store = new AnnotationConfigApplicationContext();
        store.registerBean(DataSource.class, () -> pool);
        store.register(Store.class);
        store.register(Objects.requireNonNull(StoreConfiguration.class.getAnnotation(Import.class))
                .value());
        store.addBeanFactoryPostProcessor(beans -> {
            for (String name : beans.getBeanDefinitionNames()) {
                beans.getBeanDefinition(name).setLazyInit(true);
            }
        });
        store.refresh();
        return store;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Store {

        @Bean
        JdbcClient jdbc(DataSource pool) {
            return JdbcClient.create(pool);
        }

        @Bean
        ReservedConnections reservedConnections(DataSource pool) {
            return new ReservedConnections(pool);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource pool) {
            return new JdbcTransactionManager(pool);
        }
    }

    /** The command line: {@code name=value} each. */
    private record Orders(Map<String, String> values) {

        Orders(String[] arguments) {
            this(Arrays.stream(arguments)
                    .map(argument -> argument.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        }

        String text(String name) {
            return Objects.requireNonNull(values.get(name), name + " is missing");
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }
    }
}
