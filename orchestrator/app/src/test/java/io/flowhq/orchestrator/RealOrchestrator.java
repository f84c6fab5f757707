package io.flowhq.orchestrator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.flowhq.store.EmbeddedDatabase;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The orchestrator as it is shipped, on a real Temporal server and a real PostgreSQL; one for all tests of the module. */
public final class RealOrchestrator implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(DevServer.binary().isPresent(), "no temporal binary; ./flowhq temporal install gets it");
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RealOrchestrator.class))
                .computeIfAbsent(Running.class, key -> Running.begin(), Running.class);
    }

    /** What is running. */
    public static final class Running implements AutoCloseable {

        private final Path folder;
        private final DevServer server;
        private final ConfigurableApplicationContext application;

        private Running(Path folder, DevServer server, ConfigurableApplicationContext application) {
            this.folder = folder;
            this.server = server;
            this.application = application;
        }

        private static Running begin() {
            try {
                Path folder = Files.createTempDirectory("flowhq-temporal");
                DevServer server = DevServer.in(folder);
                server.start();
                ConfigurableApplicationContext application = SpringApplication.run(
                        OrchestratorApplication.class,
                        "--spring.main.keep-alive=false",
                        "--spring.flyway.enabled=false",
                        "--LOGS_PATH=" + folder,
                        "--spring.temporal.connection.target=" + server.address(),
                        "--spring.datasource.url=" + EmbeddedDatabase.fresh().url());
                // Another application in this JVM would configure logging anew and detach the log files of tenants.
                System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
                return new Running(folder, server, application);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        public <T> T bean(Class<T> type) {
            return application.getBean(type);
        }

        public WorkflowClient client() {
            return bean(WorkflowClient.class);
        }

        /** Where the tenants' log files are. */
        public Path tenantLogs() {
            return folder.resolve("tenants");
        }

        public String temporalAddress() {
            return server.address();
        }

        @Override
        public void close() throws IOException {
            application.close();
            server.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
