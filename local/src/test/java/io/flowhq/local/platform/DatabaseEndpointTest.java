package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://anna:secret@db.example:5433/shops, jdbc:postgresql://db.example:5433/shops?user=anna&password=secret",
        "postgres://anna@db.example/shops,               jdbc:postgresql://db.example/shops?user=anna",
        "jdbc:postgresql://db.example/shops?user=anna,   jdbc:postgresql://db.example/shops?user=anna",
        "postgresql://anna:p%40ss@db.example/shops?sslmode=require,"
                + " jdbc:postgresql://db.example/shops?sslmode=require&user=anna&password=p%40ss",
    })
    void readsEveryUsualForm(String given, String jdbc) {
        assertThat(DatabaseEndpoint.parse(given).jdbc()).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://anna@db.example/shops, is not of the form",
        "postgresql:///shops, names no host",
        "postgresql://db.example, names no database",
        "postgresql://db example/shops, is no valid address",
        "shops, is not of the form",
    })
    void saysWhatIsWrong(String given, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseEndpoint.parse(given))
                .withMessageContaining("DATABASE_URL")
                .withMessageContaining(why);
    }

    @Test
    void showsNoCredentials() {
        assertThat(DatabaseEndpoint.parse("postgresql://anna:secret@db.example/shops"))
                .hasToString("postgresql://db.example/shops");
    }
}
