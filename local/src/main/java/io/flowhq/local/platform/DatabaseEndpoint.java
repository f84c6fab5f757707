package io.flowhq.local.platform;

import io.flowhq.contract.DatabaseUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is, credentials included, in the JDBC form.
 *
 * @param jdbc {@code jdbc:postgresql://host:port/database?user=…&password=…}
 */
public record DatabaseEndpoint(String jdbc) {

    /** Reads {@code postgresql://user:password@host:port/database} as well as the JDBC form. */
    public static DatabaseEndpoint parse(String text) {
        DatabaseUrl url;
        try {
            url = DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "DATABASE_URL is not understood: it " + e.getMessage() + " (wanted: " + DatabaseUrl.SHAPE + ")", e);
        }
        StringBuilder jdbc = new StringBuilder(url.jdbcUrl());
        append(jdbc, "user", url.user());
        append(jdbc, "password", url.password());
        return new DatabaseEndpoint(jdbc.toString());
    }

    private static void append(StringBuilder jdbc, String name, @Nullable String value) {
        if (value != null) {
            jdbc.append(jdbc.indexOf("?") < 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encoded(value));
        }
    }

    static DatabaseEndpoint of(String host, int port, String database, String user, String password) {
        return new DatabaseEndpoint("jdbc:postgresql://" + host + ":" + port + "/" + database + "?user=" + encoded(user)
                + "&password=" + encoded(password));
    }

    /** Opens a connection, waiting at most {@code seconds} for each answer. */
    public Connection connect(int seconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Integer.toString(seconds));
        properties.setProperty("socketTimeout", Integer.toString(seconds));
        properties.setProperty("loginTimeout", Integer.toString(seconds));
        return DriverManager.getConnection(jdbc, properties);
    }

    /** The URL without what follows the database's name, fit for a terminal or a log. */
    public String withoutCredentials() {
        return jdbc.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }

    @Override
    public String toString() {
        return withoutCredentials();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
