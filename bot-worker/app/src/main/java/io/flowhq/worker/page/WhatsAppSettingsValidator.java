package io.flowhq.worker.page;

import io.flowhq.runtime.settings.SettingsValidator;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** The page has to be an address, and the real one needs wa-js. */
final class WhatsAppSettingsValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        String address = environment.getProperty("WHATSAPP_URL", "https://web.whatsapp.com/");
        String hosts = environment.getProperty("FLOWHQ_INJECTED_HOSTS", "web.whatsapp.com");
        String waJs = environment.getProperty("WA_JS_PATH", "");
        try {
            URI url = URI.create(address);
            if (url.getHost() == null) {
                fault.accept("WHATSAPP_URL is '" + address + "'; it is an address, as in https://web.whatsapp.com/.");
                return;
            }
            PageScripts.of(
                    WhatsAppSettings.of(url, Arrays.asList(hosts.split(",")), waJs.isBlank() ? null : Path.of(waJs)));
        } catch (WaJsNotFound e) {
            fault.accept("WHATSAPP_URL is '" + address + "', which is driven with wa-js: " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            fault.accept("WHATSAPP_URL is '" + address + "'; it is an address, as in https://web.whatsapp.com/.");
        }
    }
}
