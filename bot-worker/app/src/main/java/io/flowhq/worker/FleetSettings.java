package io.flowhq.worker;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This worker among the others.
 *
 * @param name its name; empty for one made at random and kept beside the profiles
 * @param slots how many browsers it has room for
 * @param sessionsPath the folder with one browser profile per tenant
 * @param reportEvery how often the others hear of it
 * @param leaveWithin how long a worker that was told to end may take for moving its sessions
 */
@ConfigurationProperties("flowhq.fleet")
public record FleetSettings(
        @Nullable String name,
        @DefaultValue("8") int slots,
        @DefaultValue("./sessions") Path sessionsPath,
        @DefaultValue("10s") Duration reportEvery,
        @DefaultValue("60s") Duration leaveWithin) {}
