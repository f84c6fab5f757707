package io.flowhq.worker.browser;

import io.flowhq.worker.FleetSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The browser that was found and the loops that drive it. */
@Configuration(proxyBeanMethods = false)
class BrowserConfiguration {

    private static final Logger log = LoggerFactory.getLogger(BrowserConfiguration.class);

    @Bean
    ChromiumBinary chromium() {
        ChromiumBinary found = new ChromiumSearch(System.getenv()).find();
        log.info("Browser: {} {}", found.path(), found.version());
        return found;
    }

    @Bean
    BrowserLoops browserLoops(ChromiumBinary binary, BrowserSettings settings, FleetSettings fleet) {
        if (LaunchFlags.isRoot()) {
            log.warn("Chromium runs without its sandbox because this worker runs as root; run it as an ordinary user");
        } else if (!settings.sandbox()) {
            log.warn("Chromium runs without its sandbox (FLOWHQ_CHROMIUM_SANDBOX=false)");
        }
        return new BrowserLoops(binary, settings, fleet.slots());
    }
}
