package io.flowhq.worker.browser;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.Transport;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Playwright driver says, waited for as long as one likes. Playwright itself looks every 10 ms, which costs more than
 * the idle browsers of a loop do, and gives no way to wait longer; so its connection is reached by the names it has in
 * 1.62.0 (ADR 0021). Belongs to the thread of its Playwright.
 */
final class DriverMessages {

    private static final Logger log = LoggerFactory.getLogger(DriverMessages.class);

    private final Object connection;
    private final Transport transport;
    private final Method dispatch;
    private final Gson gson;
    private @Nullable JsonObject next;

    private DriverMessages(Object connection, Transport transport, Method dispatch, Gson gson) {
        this.connection = connection;
        this.transport = transport;
        this.dispatch = dispatch;
        this.gson = gson;
    }

    /** Empty with a Playwright that is built otherwise. */
    static Optional<DriverMessages> of(Playwright playwright) {
        try {
            Object connection = value(playwright.getClass().getSuperclass(), "connection", playwright);
            Class<?> connectionType = connection.getClass();
            ClassLoader classes = connectionType.getClassLoader();
            Class<?> message = Class.forName("com.microsoft.playwright.impl.Message", false, classes);
            Method dispatch = connectionType.getDeclaredMethod("dispatch", message);
            dispatch.setAccessible(true);
            Method gson = Class.forName("com.microsoft.playwright.impl.Serialization", true, classes)
                    .getDeclaredMethod("gson");
            gson.setAccessible(true);
            return Optional.of(new DriverMessages(
                    connection, (Transport) value(connectionType, "transport", connection), dispatch, (Gson)
                            gson.invoke(null)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.warn("This Playwright is looked at every 10 ms, as it is not built like 1.62.0: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Object value(Class<?> type, String field, Object owner) throws ReflectiveOperationException {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        Object value = found.get(owner);
        if (value == null) {
            throw new NoSuchFieldException(field);
        }
        return value;
    }

    /**
     * Waits for the next message, which is then to be delivered.
     *
     * @return whether there is one; none came in time otherwise, or the thread was interrupted
     * @throws PlaywrightException when the driver is gone
     */
    boolean await(Duration timeout) {
        try {
            next = transport.poll(timeout);
        } catch (PlaywrightException e) {
            if (!CallDeadline.wasInterrupted(e)) {
                throw e;
            }
        }
        return next != null;
    }

    /** Hands the message to whom it concerns, as Playwright does. */
    void deliver() throws Exception {
        JsonObject message = next;
        next = null;
        if (message == null) {
            return;
        }
        try {
            dispatch.invoke(connection, gson.fromJson(message, dispatch.getParameterTypes()[0]));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
