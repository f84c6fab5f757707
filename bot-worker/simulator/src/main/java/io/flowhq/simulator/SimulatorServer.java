package io.flowhq.simulator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A simulated WhatsApp running in this very process, for tests. It leaves the logging of its host alone. */
public final class SimulatorServer implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private SimulatorServer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /**
     * @param port 0 for any free one
     * @param settings as {@code name=value} without the {@code simulator.} in front, for instance {@code first-code=2s};
     *     see {@link SimulatorSettings}
     */
    public static SimulatorServer start(int port, String... settings) {
        var application = new SpringApplication(SimulatorConfiguration.class);
        application.setDefaultProperties(defaults());
        application.setRegisterShutdownHook(false);
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        var arguments = Stream.concat(
                        Stream.of(
                                "--spring.config.name=simulator",
                                "--server.port=" + port,
                                "--server.address=127.0.0.1"),
                        Arrays.stream(settings).map(setting -> "--simulator." + setting))
                .toArray(String[]::new);
        return new SimulatorServer((ServletWebServerApplicationContext) application.run(arguments));
    }

    static Map<String, Object> defaults() {
        var defaults = new HashMap<String, Object>();
        defaults.put("spring.config.name", "simulator");
        defaults.put("spring.main.banner-mode", "off");
        defaults.put("spring.main.web-application-type", "servlet");
        defaults.put("spring.web.resources.add-mappings", "false");
        defaults.put("spring.application.name", "simulator");
        defaults.put("server.port", "${PORT:3100}");
        defaults.put("server.address", "${BIND:127.0.0.1}");
        defaults.put("server.shutdown", "immediate");
        defaults.put("server.tomcat.max-http-form-post-size", "12MB");
        // Why it does not start is said in one line.
        defaults.put("logging.level.org.springframework.boot.tomcat.servlet", "off");
        defaults.put("logging.level.org.springframework.boot.web.server.servlet.context", "error");
        defaults.put("logging.level.org.springframework.boot.autoconfigure.logging", "off");
        return defaults;
    }

    /** Where the web client, the phones page and the control API are; no slash at the end. */
    public String url() {
        var server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("the simulated WhatsApp has been closed");
        }
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
