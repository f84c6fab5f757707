package io.flowhq.web.portal;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people reach this process, without a slash at the end; known once the port is open. */
@Component
final class PublicAddress {

    private final PortalSettings settings;
    private final Environment environment;

    PublicAddress(PortalSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    String url() {
        var given = settings.publicUrl().strip();
        if (!given.isEmpty()) {
            return given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        }
        return "http://127.0.0.1:" + environment.getProperty("local.server.port", "3000");
    }
}
