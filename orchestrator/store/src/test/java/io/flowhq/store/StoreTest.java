package io.flowhq.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the store as an application gets it: by auto-configuration alone. All such tests share one application and
 * one database, in which each makes tenants of its own and takes no notice of others; a test that wants to be alone
 * registers an {@link EmbeddedDatabase}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = StoreTest.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = StoreTest.SharedDatabase.class)
public @interface StoreTest {

    @Configuration
    @EnableAutoConfiguration
    class Application {}

    class SharedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("flowhq.tenant-logs.enabled=false").applyTo(context);
            if (!context.getEnvironment().containsProperty("spring.datasource.url")) {
                TestPropertyValues.of(
                                "spring.datasource.url="
                                        + EmbeddedDatabase.fresh().url(),
                                "spring.datasource.hikari.maximum-pool-size=10",
                                "spring.flyway.enabled=false")
                        .applyTo(context);
            }
        }
    }
}
