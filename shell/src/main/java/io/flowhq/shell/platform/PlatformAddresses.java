package io.flowhq.shell.platform;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this shell's platform is: the name of the environment in the prompt, and what to name when it is not there. */
@Component
public final class PlatformAddresses {

    private static final String LOCAL = "local";

    private final Environment environment;

    PlatformAddresses(Environment environment) {
        this.environment = environment;
    }

    public String temporal() {
        return environment.getProperty("spring.temporal.connection.target", "127.0.0.1:7233");
    }

    /** {@code local}, or the host that makes it another one. */
    public String environmentName() {
        String database =
                host(environment.getProperty("spring.datasource.url", "").replaceFirst("^jdbc:", ""));
        String temporal = host("grpc://" + temporal());
        return isHere(database) ? isHere(temporal) ? LOCAL : temporal : database;
    }

    public boolean isLocal() {
        return environmentName().equals(LOCAL);
    }

    private static boolean isHere(String host) {
        return host.isEmpty()
                || host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.startsWith("127.");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
