package io.flowhq.runtime.settings;

import io.flowhq.contract.TenantId;
import io.flowhq.store.lifecycle.LifecycleRecords;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application of nothing but the store, run as a process of its own; ends when it has read from its database. */
@Configuration
@EnableAutoConfiguration
public class EmptyProcess {

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(EmptyProcess.class, arguments)) {
            List<TenantId> tenants = context.getBean(LifecycleRecords.class).inNeedOfAWorkflow();
            System.out.println("ready, " + tenants.size() + " tenants");
        }
    }
}
