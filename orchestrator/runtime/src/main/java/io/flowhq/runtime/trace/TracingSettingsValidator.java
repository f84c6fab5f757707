package io.flowhq.runtime.trace;

import io.flowhq.runtime.settings.SettingsValidator;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.env.PropertyResolver;

/** Where traces go, and how: what OpenTelemetry's SDK would refuse only after everything else has started. */
final class TracingSettingsValidator implements SettingsValidator {

    private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private static final String SPOKEN = "http/protobuf";

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        for (String name : List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")) {
            String address = environment.getProperty(name, "");
            if (!address.isBlank() && !isAddress(address)) {
                fault.accept(name + " is '" + address + "'; it is an address as http://collector:4318.");
            }
        }
        String protocol = environment.getProperty(PROTOCOL, SPOKEN);
        if (!protocol.isBlank() && !protocol.equals(SPOKEN)) {
            fault.accept(PROTOCOL + " is '" + protocol + "'; only " + SPOKEN + " is spoken.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text.strip());
            return List.of("http", "https").contains(address.getScheme()) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
