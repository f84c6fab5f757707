package io.flowhq.worker.external;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tenants' endpoints are asked; prefix {@code flowhq.external-answers}.
 *
 * @param allowPrivate whether endpoints may be at loopback and private addresses, as a model server of one's own is;
 *     default false (ENDPOINTS_ALLOW_PRIVATE)
 * @param timeout after which the customer gets the assistant's own answer; default 8 s
 */
@Validated
@ConfigurationProperties("flowhq.external-answers")
record ExternalAnswerSettings(
        @DefaultValue("false") boolean allowPrivate,
        @NotNull @DefaultValue("8s") Duration timeout) {}
