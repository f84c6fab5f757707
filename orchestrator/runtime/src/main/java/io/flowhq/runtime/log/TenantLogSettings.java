package io.flowhq.runtime.log;

import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The log files of the tenants.
 *
 * @param enabled whether this process writes them; false
 * @param folder where they are
 * @param most how large a file grows before a new one is begun; 5 MB
 * @param kept how many older files a tenant keeps; 3
 */
@ConfigurationProperties("flowhq.tenant-logs")
public record TenantLogSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("./logs/tenants") Path folder,
        @DefaultValue("5MB") DataSize most,
        @PositiveOrZero @DefaultValue("3") int kept) {}
