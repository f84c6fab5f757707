package io.flowhq.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void readsTheFormThatHostersGive() {
        assertThat(DatabaseUrl.parse("postgresql://flow:p%40ss%2Fword+1@db.example:5433/flowhq?sslmode=require"))
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://db.example:5433/flowhq?sslmode=require", "flow", "p@ss/word+1"));
    }

    @Test
    void readsTheFormOfTheDriver() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://localhost/flowhq?user=flow&password=secret&ssl=true"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://localhost/flowhq?ssl=true", "flow", "secret"));
    }

    @Test
    void needsNeitherUserNorPort() {
        assertThat(DatabaseUrl.parse("postgres://localhost/flowhq"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://localhost/flowhq", null, null));
    }

    @Test
    void neverShowsThePassword() {
        assertThat(DatabaseUrl.parse("postgresql://flow:secret@localhost/flowhq")
                        .toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://localhost/flowhq",
                "localhost:5432",
                "postgresql:///flowhq",
                "postgresql://localhost",
                "postgresql://localhost/",
                "postgresql://flow:secret word@localhost/flowhq",
                "postgresql://flow:secret@localhost:port/flowhq"
            })
    void saysWhatIsWrongWithoutRepeatingThePassword(String text) {
        IllegalArgumentException unreadable =
                catchThrowableOfType(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));

        assertThat(unreadable).hasNoCause();
        assertThat(unreadable.getMessage()).isNotBlank().doesNotContain("secret");
    }
}
