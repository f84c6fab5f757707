package io.flowhq.simulator.device;

import io.flowhq.simulator.service.WhatsApp;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts the socket of the web clients at {@value #PATH}, once the servlet container has its own half ready. */
@Component
class DeviceSockets implements ServletContextListener {
    static final String PATH = "/ws/chat";

    private final WhatsApp whatsApp;
    private final JsonMapper json;

    DeviceSockets(WhatsApp whatsApp, JsonMapper json) {
        this.whatsApp = whatsApp;
        this.json = json;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var endpoint = ServerEndpointConfig.Builder.create(DeviceSocket.class, PATH)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    @SuppressWarnings("TypeParameterUnusedInFormals")
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(new DeviceSocket(whatsApp, json));
                    }
                })
                .build();
        var container = (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
        try {
            container.addEndpoint(endpoint);
        } catch (DeploymentException refused) {
            throw new IllegalStateException("the web clients' socket cannot be opened", refused);
        }
    }
}
