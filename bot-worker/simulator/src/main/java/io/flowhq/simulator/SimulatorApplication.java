package io.flowhq.simulator;

import org.springframework.boot.SpringApplication;

/** Starts the simulated WhatsApp: {@code PORT} (3100) and {@code BIND} (127.0.0.1) say where it listens. */
public final class SimulatorApplication {
    private SimulatorApplication() {}

    public static void main(String[] arguments) {
        var application = new SpringApplication(SimulatorConfiguration.class);
        application.setDefaultProperties(SimulatorServer.defaults());
        application.run(arguments);
    }
}
