package io.flowhq.local.settings;

/**
 * What a setting is here.
 *
 * @param source where that comes from
 * @param value as a person may read it: of a secret only that it is set
 */
public record EffectiveSetting(Source source, String name, String value) {

    /** Where a value comes from. */
    public enum Source {
        DEFAULT("default"),
        ENVIRONMENT("environment"),
        FILE("file"),
        /** By the launcher, on this machine. */
        FOUND("found");

        private final String word;

        Source(String word) {
            this.word = word;
        }
    }

    public String line() {
        return "  %-12s %-34s %s".formatted(source.word, name, value).stripTrailing();
    }
}
