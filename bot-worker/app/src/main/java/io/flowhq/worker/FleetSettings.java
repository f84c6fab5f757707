package io.flowhq.worker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * This worker among the others.
 *
 * @param name its name; empty for one made at random and kept beside the profiles
 * @param slots how many browsers it has room for
 * @param sessionsPath the folder with one browser profile per tenant
 * @param reportEvery how often the others hear of it
 * @param minFreeSpace room in the folder of the profiles below which no more sessions are taken
 * @param leaveWithin how long a worker that was told to end may take for moving its sessions
 */
@Validated
@ConfigurationProperties("flowhq.fleet")
public record FleetSettings(
        @Nullable
        @Pattern(
                regexp = "\\s*([a-z0-9][a-z0-9-]{0,62})?\\s*",
                message = "has 1 to 63 of a-z, 0-9 and -, starting with a letter or digit")
        String name,

        @Min(1) @Max(1000) @DefaultValue("8") int slots,
        @DefaultValue("./sessions") Path sessionsPath,
        @DefaultValue("10s") Duration reportEvery,
        @DefaultValue("200MB") DataSize minFreeSpace,
        @DefaultValue("60s") Duration leaveWithin) {}
