package io.flowhq.local.backup;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a backup says of itself, its first entry.
 *
 * @param format 1
 * @param schema the version of the database's tables, such as {@code 112}
 * @param takenAt by the database's clock, ISO-8601
 * @param tables in the order in which they can be filled again
 * @param files of the home, by name
 */
record BackupManifest(int format, String schema, String takenAt, List<Table> tables, List<String> files) {

    static final int FORMAT = 1;

    private static final Pattern FILE = Pattern.compile("[\\w][\\w.-]*");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]*|\"[a-z_][a-z0-9_]*\"");

    /** Whether each file would lie in the home itself and each table and column is named like one. */
    boolean namesOnlyItsOwn() {
        return files.stream().allMatch(name -> FILE.matcher(name).matches())
                && tables.stream()
                        .flatMap(table -> Stream.concat(Stream.of(table.name()), table.columns().stream()))
                        .allMatch(name -> IDENTIFIER.matcher(name).matches());
    }

    /**
     * One table.
     *
     * @param columns those that are stored and not computed
     * @param rows how many there are
     */
    record Table(String name, List<String> columns, long rows) {}
}
