package io.flowhq.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database for one test class: migrated, empty, nobody else's. All of them live in one real PostgreSQL per JVM, which
 * is started with the first and stopped with the JVM; each is a copy of a template, made in some ten milliseconds.
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void database(DynamicPropertyRegistry registry) {
 *     EmbeddedDatabase.fresh().register(registry);
 * }
 * }</pre>
 */
public final class EmbeddedDatabase {

    private static final String TEMPLATE = "flowhq_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private EmbeddedDatabase(String name) {
        this.name = name;
    }

    /** A new copy of the migrated template. */
    public static EmbeddedDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.run("create database " + name + " template " + TEMPLATE);
        return new EmbeddedDatabase(name);
    }

    /** A new database without any table. */
    public static EmbeddedDatabase empty() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.run("create database " + name);
        return new EmbeddedDatabase(name);
    }

    /** A JDBC address that contains the user; there is no password. */
    public String url() {
        return Server.url(name);
    }

    /** An unpooled source of connections. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        return source;
    }

    /** Makes the tables, in a database that has none. */
    public void migrate() {
        migrate(dataSource());
    }

    private static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** Makes a Spring test use this database; migrating it again is switched off. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", this::url);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 5);
        registry.add("spring.flyway.enabled", () -> false);
    }

    /** One PostgreSQL for the JVM, with the template in it. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        static String url(String database) {
            return POSTGRES.getJdbcUrl("postgres", database);
        }

        static void run(String sql) {
            run(POSTGRES, sql);
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                run(postgres, "create database " + TEMPLATE);
                migrate(postgres.getDatabase("postgres", TEMPLATE));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void run(EmbeddedPostgres postgres, String sql) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
