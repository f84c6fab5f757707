package io.flowhq.local.backup;

import io.flowhq.local.backup.BackupManifest.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What PostgreSQL says about the platform's tables. */
final class DatabaseTables {

    /** Sign-ins end with the platform they were made on, and the history of the schema is made by the migrations. */
    private static final Set<String> LEFT_OUT =
            Set.of("flyway_schema_history", "spring_session", "spring_session_attributes");

    private final Connection connection;

    DatabaseTables(Connection connection) {
        this.connection = connection;
    }

    /** The version that the migrations have brought the tables to; empty text when there are none. */
    String schema() throws SQLException {
        if (strings("select to_regclass('flyway_schema_history')::text").contains(null)) {
            return "";
        }
        return String.join("", strings("""
                select version from flyway_schema_history
                where success and version is not null order by installed_rank desc limit 1
                """));
    }

    /** Every table after those that its foreign keys lead to; what is unlogged is not meant to be kept. */
    List<Table> tables() throws SQLException {
        Map<String, Set<String>> leadsTo = new LinkedHashMap<>();
        for (String table : strings("""
                select relname from pg_class
                where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relpersistence = 'p'
                order by relname
                """)) {
            if (!LEFT_OUT.contains(table)) {
                leadsTo.put(table, new LinkedHashSet<>(strings("""
                        select confrelid::regclass::text from pg_constraint
                        where contype = 'f' and conrelid = ?::regclass and confrelid <> conrelid
                        """, table)));
            }
        }
        List<Table> tables = new ArrayList<>();
        for (String name : inOrder(leadsTo)) {
            tables.add(new Table(name, columns(name), count(name)));
        }
        return tables;
    }

    /** Sets every identity of the table behind the highest number in it. */
    void advanceIdentities(Table table) throws SQLException {
        for (String column : strings("""
                select attname from pg_attribute where attrelid = ?::regclass and attidentity <> '' and not attisdropped
                """, table.name())) {
            strings(
                    "select setval(pg_get_serial_sequence(?, '" + column + "'), coalesce((select max(" + column
                            + ") from " + table.name() + "), 0) + 1, false)::text",
                    table.name());
        }
    }

    private List<String> columns(String table) throws SQLException {
        return strings("""
                select quote_ident(attname) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
                """, table);
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(strings("select count(*)::text from " + table).getFirst());
    }

    private static Collection<String> inOrder(Map<String, Set<String>> leadsTo) {
        Set<String> ordered = new LinkedHashSet<>();
        while (ordered.size() < leadsTo.size()) {
            List<String> next = leadsTo.keySet().stream()
                    .filter(table -> !ordered.contains(table))
                    .filter(table -> ordered.containsAll(leadsTo.getOrDefault(table, Set.of())))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("the foreign keys of the tables go in a circle");
            }
            ordered.addAll(next);
        }
        return ordered;
    }

    private List<String> strings(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
