package io.flowhq.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class SettingsRecordsValidatorTest {

    @ConfigurationProperties("flowhq.sample")
    record Sample(
            @Min(1) @Max(1000) @DefaultValue("8") int slots,
            @DefaultValue("60s") Duration leaveWithin,
            @DefaultValue("1GB") DataSize budget,
            @DefaultValue("true") boolean sandbox,
            @DefaultValue List<String> hosts) {}

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("flowhq.sample.slots", "${FLOWHQ_SLOTS:8}")
            .withProperty("flowhq.sample.leave-within", "${FLOWHQ_LEAVE_WITHIN:}")
            .withProperty("flowhq.sample.sandbox", "${FLOWHQ_SANDBOX:true}");

    @Test
    void isContentWithDefaultsAndGoodValues() {
        assertThat(faults()).isEmpty();

        environment.withProperty("FLOWHQ_SLOTS", "12").withProperty("FLOWHQ_LEAVE_WITHIN", "2m");
        assertThat(faults()).isEmpty();
    }

    @Test
    void namesEveryFaultByItsVariable() {
        environment
                .withProperty("FLOWHQ_SLOTS", "none")
                .withProperty("FLOWHQ_LEAVE_WITHIN", "soon")
                .withProperty("FLOWHQ_SANDBOX", "perhaps")
                .withProperty("flowhq.sample.budget", "much");

        assertThat(faults())
                .containsExactly(
                        "FLOWHQ_SLOTS is 'none'; it is a whole number.",
                        "FLOWHQ_LEAVE_WITHIN is 'soon'; it is a duration, as 30s, 20m or 6h.",
                        "flowhq.sample.budget is 'much'; it is a size, as 512MB or 1GB.",
                        "FLOWHQ_SANDBOX is 'perhaps'; it is true or false.");
    }

    @Test
    void checksConstraints() {
        environment.withProperty("FLOWHQ_SLOTS", "1001").withProperty("FLOWHQ_LEAVE_WITHIN", "-1s");

        assertThat(faults())
                .containsExactly(
                        "FLOWHQ_SLOTS is '1001'; it must be less than or equal to 1000.",
                        "FLOWHQ_LEAVE_WITHIN is '-1s'; it is a duration of 0 or more.");
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        SettingsRecordsValidator.check(List.of(Sample.class), environment, faults::add);
        return faults;
    }
}
