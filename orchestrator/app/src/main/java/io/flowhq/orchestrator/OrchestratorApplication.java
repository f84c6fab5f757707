package io.flowhq.orchestrator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.boot.context.event.ApplicationReadyEvent;

/** The orchestrator's process. {@code FLOWHQ_READY_FILE} names a file that is written when it has begun to work. */
@SpringBootApplication
public class OrchestratorApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(OrchestratorApplication.class);
        String readyFile = System.getenv("FLOWHQ_READY_FILE");
        if (readyFile != null && !readyFile.isBlank()) {
            ApplicationPidFileWriter ready = new ApplicationPidFileWriter(readyFile);
            ready.setTriggerEventType(ApplicationReadyEvent.class);
            application.addListeners(ready);
        }
        application.run(arguments);
    }
}
