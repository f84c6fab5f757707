package io.flowhq.local.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Where PostgreSQL is, credentials included, in the JDBC form.
 *
 * @param jdbc {@code jdbc:postgresql://host:port/database?user=…&password=…}
 */
public record DatabaseUrl(String jdbc) {

    private static final int DEFAULT_PORT = 5432;

    /** Reads {@code postgresql://user:password@host:port/database} as well as the JDBC form. */
    public static DatabaseUrl parse(String text) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        URI uri;
        try {
            uri = new URI(plain);
        } catch (URISyntaxException e) {
            throw notUnderstood("it is no URL");
        }
        if (!List.of("postgresql", "postgres").contains(uri.getScheme() == null ? "" : uri.getScheme())) {
            throw notUnderstood("it does not begin with postgresql:// or jdbc:postgresql://");
        }
        if (uri.getHost() == null) {
            throw notUnderstood("it names no host");
        }
        String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        if (database.isEmpty()) {
            throw notUnderstood("it names no database");
        }
        List<String> parameters = new ArrayList<>();
        if (uri.getUserInfo() != null) {
            String[] credentials = uri.getUserInfo().split(":", 2);
            parameters.add("user=" + encoded(credentials[0]));
            if (credentials.length == 2) {
                parameters.add("password=" + encoded(credentials[1]));
            }
        }
        if (uri.getRawQuery() != null) {
            parameters.add(uri.getRawQuery());
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return new DatabaseUrl("jdbc:postgresql://" + uri.getHost() + ":"
                + (uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort()) + "/" + database + query);
    }

    static DatabaseUrl of(String host, int port, String database, String user, String password) {
        return new DatabaseUrl("jdbc:postgresql://" + host + ":" + port + "/" + database + "?user=" + encoded(user)
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

    private static IllegalArgumentException notUnderstood(String why) {
        return new IllegalArgumentException(
                "DATABASE_URL is not understood: " + why + " (wanted: postgresql://user:password@host:5432/database)");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
