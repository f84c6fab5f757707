package io.flowhq.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is, as {@code DATABASE_URL} says it: {@code postgresql://user:password@host:port/database?option=x}
 * or {@code jdbc:postgresql://…}.
 *
 * @param jdbcUrl as the driver wants it, without user and password
 * @param user null when the driver is to choose
 */
public record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    public static final String SHAPE = "postgresql://user:password@host:5432/database";

    /** @throws IllegalArgumentException saying what is wrong, without repeating a password */
    public static DatabaseUrl parse(String text) {
        String url = text.strip();
        if (url.startsWith("jdbc:")) {
            url = url.substring("jdbc:".length());
        }
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw new IllegalArgumentException("is not of the form " + SHAPE);
        }
        URI uri = uri(url);
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("names no host; it is of the form " + SHAPE);
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
            throw new IllegalArgumentException("names no database; it is of the form " + SHAPE);
        }
        Credentials credentials = Credentials.in(uri);
        return new DatabaseUrl(
                jdbcUrl(uri, path, credentials.otherOptions()), credentials.user(), credentials.password());
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "is no valid address: special characters in the password are written as %40 and the like");
        }
    }

    private static String jdbcUrl(URI uri, String path, List<String> options) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = options.isEmpty() ? "" : "?" + String.join("&", options);
        return "jdbc:postgresql://" + uri.getHost() + port + path + query;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return jdbcUrl;
    }

    /** User and password before the host, or as the driver's own options. */
    private record Credentials(
            @Nullable String user, @Nullable String password, List<String> otherOptions) {

        static Credentials in(URI uri) {
            String user = null;
            String password = null;
            if (uri.getRawUserInfo() != null) {
                String[] parts = uri.getRawUserInfo().split(":", 2);
                user = decoded(parts[0]);
                password = parts.length == 2 ? decoded(parts[1]) : null;
            }
            List<String> others = new ArrayList<>();
            for (String option : uri.getRawQuery() == null
                    ? new String[0]
                    : uri.getRawQuery().split("&")) {
                if (option.startsWith("user=")) {
                    user = decoded(option.substring("user=".length()));
                } else if (option.startsWith("password=")) {
                    password = decoded(option.substring("password=".length()));
                } else if (!option.isEmpty()) {
                    others.add(option);
                }
            }
            return new Credentials(user, password, others);
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
