package io.flowhq.local.backup;

import io.flowhq.local.backup.BackupManifest.Table;

/** The names of a backup's entries. */
final class BackupEntries {

    static final String MANIFEST = "manifest.json";

    private BackupEntries() {}

    static String of(Table table) {
        return "tables/" + table.name();
    }

    static String file(String name) {
        return "home/" + name;
    }
}
