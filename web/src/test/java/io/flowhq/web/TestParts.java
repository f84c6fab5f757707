package io.flowhq.web;

import io.flowhq.store.EmbeddedDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What a web test has beside the application: a database, and tenants to put there. */
@TestConfiguration(proxyBeanMethods = false)
@Import(Town.class)
class TestParts {

    @Bean
    DynamicPropertyRegistrar database() {
        return registry -> EmbeddedDatabase.fresh().register(registry);
    }
}
