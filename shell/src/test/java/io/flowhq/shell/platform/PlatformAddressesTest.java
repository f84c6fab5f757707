package io.flowhq.shell.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class PlatformAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:5432/flowhq, 127.0.0.1:7233, local",
        "jdbc:postgresql://localhost:5432/flowhq?user=x, localhost:7233, local",
        "jdbc:postgresql://db.example.org/flowhq, 127.0.0.1:7233, db.example.org",
        "jdbc:postgresql://localhost/flowhq, temporal.example.org:7233, temporal.example.org",
        "'', 127.0.0.1:7233, local"
    })
    void namesTheEnvironmentByTheHostThatIsNotThisMachine(String database, String temporal, String name) {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", database)
                .withProperty("spring.temporal.connection.target", temporal);

        assertThat(new PlatformAddresses(environment).environmentName()).isEqualTo(name);
    }
}
