package io.flowhq.local.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the value of a setting looks like. */
public enum SettingKind {
    TEXT("text", ".*"),
    SECRET("text, a secret", ".*"),
    FILE("path", ".*"),
    NUMBER("whole number", "-?\\d+"),
    SWITCH("true or false", "(?i)true|false|on|off|yes|no|1|0"),
    DURATION("duration, as 30s, 20m or 6h", "(?i)\\d+(ns|us|ms|s|m|h|d)?|P.+"),
    SIZE("size, as 512MB or 1GB", "(?i)\\d+(B|KB|MB|GB|TB)?");

    private final String words;
    private final Pattern shape;

    SettingKind(String words, String shape) {
        this.words = words;
        this.shape = Pattern.compile(shape, Pattern.DOTALL);
    }

    static SettingKind named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Of a component of a record of settings. */
    static SettingKind ofType(String type) {
        return switch (type) {
            case "java.lang.Integer", "java.lang.Long" -> NUMBER;
            case "java.lang.Boolean" -> SWITCH;
            case "java.time.Duration" -> DURATION;
            case "org.springframework.util.unit.DataSize" -> SIZE;
            case "java.nio.file.Path" -> FILE;
            default -> TEXT;
        };
    }

    public String words() {
        return words;
    }

    boolean accepts(String value) {
        return shape.matcher(value.strip()).matches();
    }
}
