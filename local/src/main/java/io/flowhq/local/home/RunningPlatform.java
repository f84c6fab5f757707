package io.flowhq.local.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a running platform can be reached: the content of {@code platform.json}.
 *
 * @param web address of the pages
 * @param simulator address of the simulated WhatsApp; null when the platform uses another WhatsApp
 * @param temporal host and port of the Temporal frontend
 * @param temporalUi address of the Temporal UI; null when Temporal was not started by the platform
 * @param databaseUrl JDBC URL with the credentials in it, which is why the file is readable by its owner only
 * @param adminPasswordFile where the password made at random is; null when it came from ADMIN_PASSWORD
 * @param whatsApp what the browsers open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunningPlatform(
        String web,
        @Nullable String simulator,
        String temporal,
        String namespace,
        @Nullable String temporalUi,
        String databaseUrl,
        @Nullable String adminPasswordFile,
        String whatsApp,
        List<NamedProcess> processes) {

    /** A process of the platform by the name people use for it. */
    public record NamedProcess(String name, long pid) {}

    public RunningPlatform with(List<NamedProcess> now) {
        return new RunningPlatform(
                web, simulator, temporal, namespace, temporalUi, databaseUrl, adminPasswordFile, whatsApp, now);
    }

    /** The process of that name; the platform always has it. */
    public NamedProcess process(String name) {
        return processes.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is called " + name));
    }
}
