package io.flowhq.local.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One setting of the platform.
 *
 * @param name in the environment
 * @param properties what the records of settings call it; empty for what is read by its name alone
 * @param readBy the processes and commands that read it
 * @param defaultValue in words or as written; empty when there is none
 * @param defaultInUp what {@code ./flowhq up} has instead; empty for the same
 * @param meaning one line
 * @param isOfRecord whether it has no other name than the one Spring gives it
 */
public record SettingDescription(
        String name,
        List<String> properties,
        Set<String> readBy,
        SettingKind kind,
        String defaultValue,
        String defaultInUp,
        String meaning,
        boolean isOfRecord) {

    /** By which names the environment may give it: its own, and those by which Spring finds its properties. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(name));
        properties.forEach(property -> names.add(nameOf(property)));
        return names;
    }

    static String nameOf(String property) {
        return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }

    /** A file that is read at start. */
    boolean mustBeThere() {
        return name.matches("TEMPORAL_.*_(PATH|FILE)|.*_(KEY|PASSWORD)_FILE");
    }
}
