package io.flowhq.runtime.log;

import io.flowhq.store.StoreConfiguration;
import io.flowhq.store.tenant.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a process that asks for it a log file per tenant. */
@AutoConfiguration(after = StoreConfiguration.class)
@ConditionalOnBooleanProperty("flowhq.tenant-logs.enabled")
@EnableConfigurationProperties(TenantLogSettings.class)
public class TenantLogConfiguration {

    @Bean
    TenantLogs tenantLogs(
            TenantLogSettings settings, Tenants tenants, @Value("${spring.application.name:}") String process) {
        return new TenantLogs(settings, tenants, process);
    }
}
