package io.flowhq.runtime.settings;

import io.flowhq.contract.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** The settings that all processes share. What is not set is not looked at, except the database. */
class PlatformSettings implements SettingsValidator {

    /** Set to {@code false} by a process that is of use without a database. */
    static final String DATABASE_REQUIRED = "flowhq.database.required";

    private static final Set<String> LOG_FORMATS = Set.of("text", "json");
    private static final List<String> FOLDERS = List.of("SESSIONS_PATH", "LOGS_PATH");

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        checkDatabase(environment, fault);
        checkNumber("PORT", value(environment, "PORT"), 1, 65535, fault);
        checkNumber("DATABASE_POOL_SIZE", value(environment, "DATABASE_POOL_SIZE"), 1, Integer.MAX_VALUE, fault);
        checkNumber("METRICS_PORT", value(environment, "METRICS_PORT"), 0, 65535, fault);
        checkLogLevel(value(environment, "LOG_LEVEL"), fault);
        checkLogFormat(value(environment, "LOG_FORMAT"), fault);
        FOLDERS.forEach(name -> checkFolder(name, value(environment, name), fault));
        if ((value(environment, "GOOGLE_CLIENT_ID") == null) != (value(environment, "GOOGLE_CLIENT_SECRET") == null)) {
            fault.accept("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET go together: set both or neither.");
        }
    }

    private static void checkDatabase(PropertyResolver environment, Consumer<String> fault) {
        String url = value(environment, "DATABASE_URL");
        if (url != null) {
            try {
                DatabaseUrl.parse(url);
            } catch (IllegalArgumentException unreadable) {
                fault.accept("DATABASE_URL " + unreadable.getMessage() + ".");
            }
        } else if (value(environment, "spring.datasource.url") == null
                && environment.getProperty(DATABASE_REQUIRED, Boolean.class, true)) {
            fault.accept("DATABASE_URL is not set: say where PostgreSQL is, as in " + DatabaseUrl.SHAPE + ".");
        }
    }

    private static void checkNumber(String name, @Nullable String text, int least, int most, Consumer<String> fault) {
        if (text == null) {
            return;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        fault.accept(name + " is '" + text + "'; it is a whole number from " + least + " to " + most + ".");
    }

    private static void checkLogLevel(@Nullable String level, Consumer<String> fault) {
        if (level != null && !LogLevels.areKnown(level)) {
            fault.accept("LOG_LEVEL is '" + level + "'; it is one of " + LogLevels.NAMES + ".");
        }
    }

    private static void checkLogFormat(@Nullable String format, Consumer<String> fault) {
        if (format != null && !LOG_FORMATS.contains(format.strip().toLowerCase(Locale.ROOT))) {
            fault.accept("LOG_FORMAT is '" + format + "'; it is text or json.");
        }
    }

    private static void checkFolder(String name, @Nullable String text, Consumer<String> fault) {
        if (text == null) {
            return;
        }
        try {
            Path folder = Path.of(text);
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                fault.accept(name + " is '" + text + "', which is no folder.");
            } else if (Files.exists(folder) && !Files.isWritable(folder)) {
                fault.accept(name + " is '" + text + "', where this process may not write.");
            }
        } catch (InvalidPathException invalid) {
            fault.accept(name + " is '" + text + "', which is no path.");
        }
    }

    private static @Nullable String value(PropertyResolver environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value;
    }
}
