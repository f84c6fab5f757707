package io.flowhq.local.backup;

import java.util.List;

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

    /**
     * One table.
     *
     * @param columns those that are stored and not computed
     * @param rows how many there are
     */
    record Table(String name, List<String> columns, long rows) {}
}
