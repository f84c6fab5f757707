package io.flowhq.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** For a process that leaves the tables to others: they have to be as new as its own queries. */
final class SchemaReadiness implements DatabaseWait.Readiness {

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    private final int wanted = newest();

    @Override
    public @Nullable String missing(Connection connection) throws SQLException {
        int found = found(connection);
        return found >= wanted
                ? null
                : "the database's tables are at version " + found + " and not yet at " + wanted
                        + "; an orchestrator brings them there";
    }

    private static int found(Connection connection) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement("select to_regclass('flyway_schema_history')");
                ResultSet table = exists.executeQuery()) {
            if (!table.next() || table.getString(1) == null) {
                return 0;
            }
        }
        try (PreparedStatement versions = connection.prepareStatement("""
                        select coalesce(max(version::integer), 0)
                        from flyway_schema_history
                        where success and version ~ '^[0-9]+$'
                        """);
                ResultSet newest = versions.executeQuery()) {
            newest.next();
            return newest.getInt(1);
        }
    }

    private static int newest() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql"))
                    .map(Resource::getFilename)
                    .flatMap(name ->
                            VERSION.matcher(String.valueOf(name)).results().map(MatchResult::group))
                    .mapToInt(SchemaReadiness::version)
                    .max()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int version(String name) {
        return Integer.parseInt(VERSION.matcher(name).replaceFirst("$1"));
    }
}
