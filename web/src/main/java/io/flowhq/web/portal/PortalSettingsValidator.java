package io.flowhq.web.portal;

import io.flowhq.runtime.settings.SettingsValidator;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** No provider for trying out beside a real one, nor where others than this machine reach it. */
class PortalSettingsValidator implements SettingsValidator {

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        var oidc = !text(environment, "flowhq.portal.oidc-issuer").isEmpty();
        if (oidc != !text(environment, "flowhq.portal.oidc-client-id").isEmpty()) {
            fault.accept("OIDC_ISSUER and OIDC_CLIENT_ID go together: set both or neither.");
        }
        if (!environment.getProperty("flowhq.portal.trial-sign-in", Boolean.class, false)) {
            return;
        }
        if (oidc || !text(environment, "flowhq.portal.google-client-id").isEmpty()) {
            fault.accept("FLOWHQ_TRIAL_SIGN_IN is on although a real provider is configured: switch it off.");
        }
        if (!isLoopback(text(environment, "server.address"))) {
            fault.accept("FLOWHQ_TRIAL_SIGN_IN is on although BIND lets others in than this machine: switch it off.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static String text(PropertyResolver environment, String name) {
        return environment.getProperty(name, "").strip();
    }
}
