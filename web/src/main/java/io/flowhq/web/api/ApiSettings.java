package io.flowhq.web.api;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the API is served; prefix {@code flowhq.api}.
 *
 * @param requestsPerMinute how many calls of one key are answered in a minute by one web process; default 600
 */
@Validated
@ConfigurationProperties("flowhq.api")
record ApiSettings(@Positive @DefaultValue("600") int requestsPerMinute) {}
