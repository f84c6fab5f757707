package io.flowhq.worker.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scripts for this worker's pages, read once. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    PageScripts pageScripts(WhatsAppSettings settings) {
        return PageScripts.of(settings);
    }
}
