package io.flowhq.runtime.settings;

import javax.sql.DataSource;
import org.flywaydb.core.api.callback.Callback;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Whoever needs the database to run waits for it as soon as its pool is made, and so before anything uses it. */
@AutoConfiguration
@ConditionalOnProperty(name = PlatformSettings.DATABASE_REQUIRED, havingValue = "true", matchIfMissing = true)
public class DatabaseConfiguration {

    @Bean
    static BeanPostProcessor databaseWaiter(Environment environment) {
        boolean makesTables = environment.getProperty("spring.flyway.enabled", Boolean.class, true);
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource database) {
                    new DatabaseWait(database, makesTables ? connection -> null : new SchemaReadiness()).await();
                }
                return bean;
            }
        };
    }

    @Bean
    Callback migrationTimeout() {
        return new MigrationTimeout();
    }
}
