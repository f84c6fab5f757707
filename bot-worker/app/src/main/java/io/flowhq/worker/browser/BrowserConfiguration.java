package io.flowhq.worker.browser;

import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The browser that was found and the loops that drive it. */
@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

    @Bean
    ChromiumBinary chromium() {
        ChromiumBinary found = new ChromiumSearch(System.getenv()).find();
        LoggerFactory.getLogger(BrowserConfiguration.class).info("browser: {} {}", found.path(), found.version());
        return found;
    }

    @Bean
    BrowserLoops browserLoops(
            ChromiumBinary binary, BrowserSettings settings, @Value("${flowhq.fleet.slots:8}") int slots) {
        return new BrowserLoops(binary, settings, slots);
    }
}
