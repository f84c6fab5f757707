package io.flowhq.local;

import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.home.RunningPlatform;
import io.flowhq.local.platform.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where everything is, for the person who started the platform. */
record AddressTable(RunningPlatform platform, LocalSettings settings, HomeDirectory home) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("Admin", platform.web() + "/admin/tenants"));
        lines.add(line("Owners", platform.web() + "/app"));
        lines.add(line("Sign in", "admin / " + password()));
        lines.add(
                platform.simulator() == null
                        ? line("WhatsApp", platform.whatsApp())
                        : line("Phones", platform.simulator() + "/phones"));
        lines.add(
                platform.temporalUi() == null
                        ? line("Temporal", platform.temporal())
                        : line("Temporal UI", platform.temporalUi()));
        lines.add(line("Shell", settings.root().resolve("flowhq") + " shell"));
        lines.add(line("Logs", settings.given("LOGS_PATH").orElse(home.logs()).toString()));
        lines.add("");
        lines.add("Ctrl-C stops everything.");
        return lines;
    }

    private String password() {
        if (platform.adminPasswordFile() == null) {
            return "the password in ADMIN_PASSWORD";
        }
        if (settings.given("ADMIN_PASSWORD_FILE").isPresent()) {
            return "the password in " + platform.adminPasswordFile();
        }
        try {
            return Files.readString(Path.of(platform.adminPasswordFile())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String what, String where) {
        return String.format("  %-12s %s", what, where);
    }
}
