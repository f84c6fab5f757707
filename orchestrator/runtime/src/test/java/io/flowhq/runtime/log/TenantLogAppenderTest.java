package io.flowhq.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.flowhq.contract.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.util.unit.DataSize;

class TenantLogAppenderTest {

    @TempDir
    Path folder;

    private final TenantId salon = new TenantId(UUID.randomUUID());
    private final TenantId hotel = new TenantId(UUID.randomUUID());
    private final LoggerContext context = new LoggerContext();
    private final Logger log = context.getLogger("io.flowhq.session");

    @BeforeEach
    void begin() {
        context.setMDCAdapter(MDC.getMDCAdapter());
        appender(DataSize.ofKilobytes(20)).start();
    }

    @AfterEach
    void end() {
        context.stop();
    }

    private TenantLogAppender appender(DataSize most) {
        TenantLogAppender appender = new TenantLogAppender(
                context, "bot-worker", new TenantLogFiles(new TenantLogSettings(true, folder, most, 2)));
        log.addAppender(appender);
        return appender;
    }

    @Test
    void neverMixesTheLinesOfTenantsThatAreServedAtTheSameTime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = Stream.of(salon, hotel)
                .flatMap(tenant -> IntStream.range(0, 4)
                        .mapToObj(n -> Thread.ofVirtual().start(() -> {
                            await(go);
                            TenantLogContext.of(
                                            tenant,
                                            () -> IntStream.range(0, 20).forEach(line -> log.info("for {}", tenant)))
                                    .run();
                        })))
                .toList();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(lines(salon)).hasSize(80).allMatch(line -> line.endsWith("for " + salon));
        assertThat(lines(hotel)).hasSize(80).allMatch(line -> line.endsWith("for " + hotel));
    }

    @Test
    void takesWorkflowsAndTheTenantThatALineNamesForTheirTenant() throws IOException {
        MDC.put("WorkflowId", salon.workflowId());
        log.info("from its workflow");
        MDC.put("WorkflowId", "something else");
        log.info("epoch {} of {} is detached", 3, salon);
        MDC.remove("WorkflowId");
        log.info("{} and {}", salon, hotel);

        assertThat(lines(salon)).hasSize(2);
        assertThat(folder.resolve(hotel + ".log")).doesNotExist();
    }

    @Test
    void writesNoFileForALineThatConcernsNoTenant() {
        log.info("taking care of tenants");
        MDC.put(TenantLogContext.TENANT, "../../etc/passwd");
        log.info("no tenant's name");
        MDC.remove(TenantLogContext.TENANT);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichProcessWroteAndWhyItFailed() throws IOException {
        TenantLogContext.of(salon, () -> log.warn("failed", new IllegalStateException("no browser")))
                .run();

        assertThat(Files.readString(folder.resolve(salon + ".log")))
                .contains("WARN  bot-worker [")
                .contains("io.flowhq.session: failed")
                .contains("IllegalStateException: no browser");
    }

    @Test
    void writesForAThreadThatIsInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        TenantLogContext.of(salon, () -> log.info("closing")).run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines(salon)).hasSize(1);
    }

    @Test
    void keepsOnlySoManyFilesOfSoManyBytes() throws IOException {
        TenantLogContext.of(hotel, () -> log.info("a word")).run();
        TenantLogContext.of(
                        salon, () -> IntStream.range(0, 2_000).forEach(n -> log.info("line {} {}", n, "x".repeat(80))))
                .run();

        try (Stream<Path> files = Files.list(folder)) {
            List<Path> salons = files.filter(
                            file -> file.getFileName().toString().startsWith(salon.toString()))
                    .toList();
            assertThat(salons)
                    .hasSizeBetween(2, 3)
                    .allMatch(file -> file.toFile().length() < 21_000);
        }
        assertThat(lines(hotel)).hasSize(1);
    }

    private List<String> lines(TenantId tenant) throws IOException {
        return Files.readAllLines(folder.resolve(tenant + ".log"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
