package io.flowhq.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.flowhq.store.EmbeddedDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseEnvironmentTest {

    @Test
    void leavesTheContentsOfRowsOutOfErrors() {
        try (ConfigurableApplicationContext process = SpringApplication.run(
                EmptyProcess.class,
                "--spring.datasource.url=" + EmbeddedDatabase.fresh().url(),
                "--spring.flyway.enabled=false")) {
            Throwable failure = catchThrowable(() -> process.getBean(JdbcClient.class)
                    .sql("insert into tenants (id, name, phone_number) values (:id, :name, 'no number')")
                    .param("id", UUID.randomUUID())
                    .param("name", "Amani Salon")
                    .update());

            assertThat(printed(failure))
                    .contains("violates check constraint")
                    .doesNotContain("Amani Salon", "Failing row");
        }
    }

    @Test
    void letsAMigrationTakeLongerThanAnyOtherStatement() {
        try (ConfigurableApplicationContext process = SpringApplication.run(
                EmptyProcess.class,
                "--spring.datasource.url=" + EmbeddedDatabase.empty().url(),
                "--spring.datasource.hikari.data-source-properties.socketTimeout=2",
                "--spring.flyway.locations=classpath:db/slow")) {
            JdbcClient jdbc = process.getBean(JdbcClient.class);

            assertThat(jdbc.sql("select count(*) from slowly_made")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(catchThrowable(
                            () -> jdbc.sql("select pg_sleep(4)").query().listOfRows()))
                    .isNotNull();
        }
    }

    @Test
    void leavesAConnectionToAServerThatTakesNoChangesAnyMore() {
        String url = EmbeddedDatabase.fresh().url();
        try (ConfigurableApplicationContext process = SpringApplication.run(
                EmptyProcess.class, "--spring.datasource.url=" + url, "--spring.flyway.enabled=false")) {
            JdbcClient jdbc = process.getBean(JdbcClient.class);
            String database =
                    jdbc.sql("select current_database()").query(String.class).single();
            jdbc.sql("set session characteristics as transaction read only").update();

            assertThat(catchThrowable(() -> change(jdbc, database))).isNotNull();

            assertThatCode(() -> change(jdbc, database)).doesNotThrowAnyException();
        }
    }

    private static void change(JdbcClient jdbc, String database) {
        jdbc.sql("comment on database \"" + database + "\" is 'changed'").update();
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
