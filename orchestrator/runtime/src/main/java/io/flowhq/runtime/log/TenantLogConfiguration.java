package io.flowhq.runtime.log;

import io.flowhq.store.StoreConfiguration;
import io.flowhq.store.tenant.Tenants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a process that asks for it a log file per tenant, and every process the end of those that are on its machine. */
@AutoConfiguration(after = StoreConfiguration.class)
@EnableConfigurationProperties(TenantLogSettings.class)
public class TenantLogConfiguration {

    @Bean
    TenantLogTail tenantLogTail(TenantLogSettings settings) {
        return new TenantLogTail(settings);
    }

    @Bean
    @ConditionalOnBooleanProperty("flowhq.tenant-logs.enabled")
    TenantLogs tenantLogs(
            TenantLogSettings settings, Tenants tenants, @Value("${spring.application.name:}") String process) {
        return new TenantLogs(settings, tenants, process);
    }
}
