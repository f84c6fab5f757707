package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://anna:secret@db.example:5433/shops, jdbc:postgresql://db.example:5433/shops?user=anna&password=secret",
        "postgres://anna@db.example/shops,               jdbc:postgresql://db.example:5432/shops?user=anna",
        "jdbc:postgresql://db.example/shops?user=anna,   jdbc:postgresql://db.example:5432/shops?user=anna",
        "postgresql://anna:p%40ss@db.example/shops?sslmode=require,"
                + " jdbc:postgresql://db.example:5432/shops?user=anna&password=p%40ss&sslmode=require",
    })
    void readsEveryUsualForm(String given, String jdbc) {
        assertThat(DatabaseUrl.parse(given).jdbc()).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://anna@db.example/shops, begin with postgresql",
        "postgresql:///shops, names no host",
        "postgresql://db.example, names no database",
        "postgresql://db example/shops, is no URL",
        "shops, begin with postgresql",
    })
    void saysWhatIsWrong(String given, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(given))
                .withMessageContaining("DATABASE_URL")
                .withMessageContaining(why);
    }

    @Test
    void showsNoCredentials() {
        assertThat(DatabaseUrl.parse("postgresql://anna:secret@db.example/shops"))
                .hasToString("postgresql://db.example:5432/shops");
    }
}
