package io.flowhq.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A migration leaves tables as the release before can use them: both run side by side while a release is rolled out, and the
 * one before comes back when it is rolled back. What takes something away says {@code -- two releases:} and since when nobody uses it.
 */
class AdditiveMigrationsTest {

    /** Those before have landed before the rule. */
    private static final int FIRST_HELD = 181;

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");

    private static final List<Pattern> TAKES_AWAY = List.of(
            Pattern.compile("drop\\s+(table|column|view|function|type)\\b"),
            Pattern.compile("\\brename\\s+(to|column|constraint)\\b|\\brename\\s+\\w+\\s+to\\b"),
            Pattern.compile(
                    "alter\\s+column\\s+\\w+\\s+(set\\s+not\\s+null|(set\\s+data\\s+)?type\\b|drop\\s+default)"),
            Pattern.compile("add\\s+column\\s+(?![^,;]*\\b(default|generated)\\b)[^,;]*\\bnot\\s+null\\b"));

    @Test
    void noMigrationTakesAwayWhatTheReleaseBeforeUses() throws IOException {
        List<String> found = new ArrayList<>();
        for (Resource migration :
                new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql")) {
            String name = String.valueOf(migration.getFilename());
            if (Integer.parseInt(VERSION.matcher(name).replaceFirst("$1")) >= FIRST_HELD
                    && takesAway(migration.getContentAsString(StandardCharsets.UTF_8))) {
                found.add(name);
            }
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table orders drop column total;",
                "drop table page_media;",
                "alter table orders rename column total to sum;",
                "alter table orders alter column total set not null;",
                "alter table orders alter column total type bigint;",
                "alter table orders add column paid boolean not null;"
            })
    void seesWhatTakesSomethingAway(String statement) {
        assertThat(takesAway(statement)).isTrue();
        assertThat(takesAway("-- two releases: nobody since V200\n" + statement))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders add column paid boolean not null default false;",
                "alter table orders add column paid_at timestamptz, add check (paid_at is not null or total is null);",
                "create table stock (product text not null);",
                "alter table page_requests drop constraint page_requests_kind_check;"
            })
    void letsThroughWhatOnlyAdds(String statement) {
        assertThat(takesAway(statement)).isFalse();
    }

    private static boolean takesAway(String sql) {
        if (sql.contains("-- two releases:")) {
            return false;
        }
        String statements = sql.replaceAll("(?m)--.*$", "").toLowerCase(Locale.ROOT);
        return TAKES_AWAY.stream()
                .anyMatch(pattern -> pattern.matcher(statements).find());
    }
}
