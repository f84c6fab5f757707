package io.flowhq.worker;

import io.flowhq.worker.page.PageCompatibilityCheck;
import io.flowhq.worker.snapshot.ResealSnapshots;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The bot-worker's process: hosts browsers until it is told to leave. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BotWorkerApplication {

    private static final String SELF_TEST = "--self-test=";

    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].startsWith(SELF_TEST)) {
            System.exit(
                    PageCompatibilityCheck.of(arguments[0].substring(SELF_TEST.length()), System.getenv(), System.out));
        }
        if (arguments.length == 1 && arguments[0].equals(ResealSnapshots.OPTION)) {
            System.exit(ResealSnapshots.run());
        }
        SpringApplication application = new SpringApplication(BotWorkerApplication.class);
        String readyFile = System.getenv("FLOWHQ_READY_FILE");
        if (readyFile != null && !readyFile.isBlank()) {
            ApplicationPidFileWriter ready = new ApplicationPidFileWriter(readyFile);
            ready.setTriggerEventType(ApplicationReadyEvent.class);
            application.addListeners(ready);
        }
        application.run(arguments);
    }
}
