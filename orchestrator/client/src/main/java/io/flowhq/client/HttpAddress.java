package io.flowhq.client;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address that people give for the platform to call. Where it leads is judged when it is called. */
final class HttpAddress {

    static final String FAULT = "The address is one like https://example.org/events, without a user name.";

    private static final int MAX = 2_000;

    private static final int MAX_PORT = 65_535;

    private HttpAddress() {}

    static Optional<URI> read(@Nullable String text) {
        try {
            URI url = URI.create(text == null || text.length() > MAX ? "" : text.strip());
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean callable = (scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() <= MAX_PORT
                    && url.toString().chars().allMatch(character -> character < 0x7F);
            return callable ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
