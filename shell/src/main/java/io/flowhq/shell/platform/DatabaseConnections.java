package io.flowhq.shell.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The connections of a shell, opened when a command needs one. Said in code: to find each of them among the settings takes
 * longer than to connect.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConnections {

    /** A person is told soon that the database does not answer. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(4);

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(3);
    private static final int MAX_CONNECTIONS = 2;

    @Bean
    DataSource dataSource(Environment environment) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(server(environment));
        pool.setPoolName("flowhq");
        pool.setMaximumPoolSize(MAX_CONNECTIONS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
        return pool;
    }

    private static DataSource server(Environment environment) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(environment.getRequiredProperty("spring.datasource.url"));
        String user = environment.getProperty("spring.datasource.username");
        if (user != null) {
            server.setUser(user);
            server.setPassword(environment.getProperty("spring.datasource.password"));
        }
        server.setConnectTimeout((int) CONNECT_TIMEOUT.toSeconds());
        server.setSocketTimeout((int) ANSWER_TIMEOUT.toSeconds());
        server.setTcpKeepAlive(true);
        // A row that breaks a rule is not repeated in the error: it holds texts and numbers of customers.
        server.setLogServerErrorDetail(false);
        return server;
    }
}
