package io.flowhq.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.runtime.settings.SettingsValidator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class TracingSettingsValidatorTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void isContentWithoutACollectorAndWithOne() {
        assertThat(faults()).isEmpty();

        environment.withProperty("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");

        assertThat(faults()).isEmpty();
    }

    @Test
    void saysWhatIsNoAddressAndWhatIsNotSpoken() {
        environment
                .withProperty("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")
                .withProperty("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector:4318'; it is an address as http://collector:4318.",
                        "OTEL_EXPORTER_OTLP_PROTOCOL is 'grpc'; only http/protobuf is spoken.");
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        SpringFactoriesLoader.forDefaultResourceLocation().load(SettingsValidator.class).stream()
                .filter(TracingSettingsValidator.class::isInstance)
                .forEach(validator -> validator.check(environment, faults::add));
        return faults;
    }
}
