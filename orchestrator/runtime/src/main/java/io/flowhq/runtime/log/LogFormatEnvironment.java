package io.flowhq.runtime.log;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** {@code LOG_FORMAT=json}: one JSON object a line, in the field names of Logstash, with process and tenant. */
class LogFormatEnvironment implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("LOG_FORMAT", "text").strip().equalsIgnoreCase("json")) {
            return;
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "flowhq log format",
                        Map.of(
                                "spring.main.banner-mode", "off",
                                "logging.structured.format.console", "logstash",
                                "logging.structured.json.add.process", "${spring.application.name:}",
                                "logging.structured.json.customizer", TenantJsonMember.class.getName())));
    }
}
