package io.flowhq.orchestrator.push;

import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How browsers are told of follow-ups; prefix {@code flowhq.push}.
 *
 * @param keyFile a file with the key pair by which push services know this installation ({@code FLOWHQ_PUSH_KEY_FILE});
 *     empty for no push
 * @param contact whom the makers of browsers write to about it: an address that begins with mailto: or https://
 *     (PUSH_CONTACT)
 * @param allowPrivate whether push services may be at loopback and private addresses; default false (PUSH_ALLOW_PRIVATE)
 * @param timeout how long a push service may take to answer; default 10 s
 */
@Validated
@ConfigurationProperties("flowhq.push")
record PushSettings(
        @DefaultValue("") String keyFile,

        @Pattern(regexp = "(mailto:|https://)\\S+", message = "begins with mailto: or https://")
        @DefaultValue("mailto:operator@example.org")
        String contact,

        @DefaultValue("false") boolean allowPrivate,
        @DefaultValue("10s") Duration timeout) {}
