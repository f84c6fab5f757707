package io.flowhq.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The bot-worker's process: hosts browsers until it is told to leave. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BotWorker {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(BotWorker.class);
        String readyFile = System.getenv("FLOWHQ_READY_FILE");
        if (readyFile != null && !readyFile.isBlank()) {
            ApplicationPidFileWriter ready = new ApplicationPidFileWriter(readyFile);
            ready.setTriggerEventType(ApplicationReadyEvent.class);
            application.addListeners(ready);
        }
        application.run(arguments);
    }
}
