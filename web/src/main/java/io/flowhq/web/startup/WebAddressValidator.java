package io.flowhq.web.startup;

import io.flowhq.runtime.settings.SettingsValidator;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** The addresses a web process listens on and links to. */
class WebAddressValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        checkBind(environment.getProperty("BIND", ""), fault);
        checkTemporalUi(environment.getProperty("TEMPORAL_UI_URL", ""), fault);
    }

    private static void checkBind(String bind, Consumer<String> fault) {
        if (bind.isBlank()) {
            return;
        }
        try {
            InetAddress.getByName(bind.strip());
        } catch (UnknownHostException unknown) {
            fault.accept("BIND is '" + bind + "', which is no address of this machine, as 127.0.0.1 is.");
        }
    }

    private static void checkTemporalUi(String url, Consumer<String> fault) {
        if (url.isBlank()) {
            return;
        }
        try {
            var address = URI.create(url.strip());
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        fault.accept("TEMPORAL_UI_URL is '" + url + "'; it is an address like http://127.0.0.1:8233.");
    }
}
