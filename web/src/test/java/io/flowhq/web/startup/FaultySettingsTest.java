package io.flowhq.web.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowhq.runtime.settings.InvalidSettings;
import io.flowhq.web.WebApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class FaultySettingsTest {

    @Test
    void areAllSaidAtOnceBeforeAnythingStarts() {
        var application = new SpringApplication(WebApplication.class);
        application.setRegisterShutdownHook(false);

        var invalid = catchThrowableOfType(
                InvalidSettings.class,
                () -> application.run(
                        "--DATABASE_URL=mysql://localhost/flowhq",
                        "--PORT=0",
                        "--LOG_LEVEL=loud",
                        "--ADMIN_PASSWORD=",
                        "--ADMIN_PASSWORD_FILE=/nowhere/password",
                        "--TEMPORAL_UI_URL=next door"));

        assertThat(invalid.faults())
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).contains("DATABASE_URL"),
                        fault -> assertThat(fault).contains("PORT is '0'"),
                        fault -> assertThat(fault).contains("LOG_LEVEL is 'loud'"),
                        fault -> assertThat(fault).contains("ADMIN_PASSWORD_FILE", "cannot be read"),
                        fault -> assertThat(fault).contains("TEMPORAL_UI_URL"));
    }

    @Test
    void includeAMissingPassword() {
        var application = new SpringApplication(WebApplication.class);
        application.setRegisterShutdownHook(false);

        var invalid = catchThrowableOfType(
                InvalidSettings.class,
                () -> application.run("--PORT=0", "--ADMIN_PASSWORD=", "--ADMIN_PASSWORD_FILE="));

        assertThat(invalid.faults())
                .anySatisfy(fault -> assertThat(fault).startsWith("ADMIN_PASSWORD is not set"))
                .anySatisfy(fault -> assertThat(fault).contains("PORT is '0'"));
    }
}
