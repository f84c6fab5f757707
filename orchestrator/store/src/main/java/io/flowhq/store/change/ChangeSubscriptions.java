package io.flowhq.store.change;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The changes that any process makes, as they are committed. One listening connection for the process, outside the
 * pool, opened with the first subscription. Subscribers receive {@link ChangeNotification.Kind#RESYNC} each time it is
 * opened, the first time included.
 *
 * <p>Listeners are called one after another on one thread: they pass the change on and return.
 */
public class ChangeSubscriptions implements DisposableBean {

    static final String CHANNEL = "flowhq";

    private static final Logger log = LoggerFactory.getLogger(ChangeSubscriptions.class);
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(200);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final List<Consumer<ChangeNotification>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection current;

    ChangeSubscriptions(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** {@code listener} receives every change until the result is closed. */
    public synchronized AutoCloseable subscribe(Consumer<ChangeNotification> listener) {
        Consumer<ChangeNotification> subscriber = listener::accept;
        listeners.add(subscriber);
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("changes").daemon().start(this::listen);
        }
        return () -> listeners.remove(subscriber);
    }

    @Override
    public void destroy() {
        Thread listening;
        synchronized (this) {
            closed = true;
            listening = thread;
        }
        if (listening != null) {
            listening.interrupt();
            abort(current);
        }
    }

    private void listen() {
        ExponentialBackOff backOff = new ExponentialBackOff(MIN_RETRY_DELAY.toMillis(), 2);
        backOff.setMaxInterval(MAX_RETRY_DELAY.toMillis());
        @Nullable BackOffExecution outage = null;
        while (!closed) {
            try (Connection connection = connect()) {
                current = connection;
                if (outage != null) {
                    log.info("Listening for changes again");
                }
                outage = null;
                deliver(ChangeNotification.RESYNC);
                receive(connection);
            } catch (SQLException broken) {
                if (closed) {
                    return;
                }
                if (outage == null) {
                    log.warn("Not listening for changes, trying again: {}", broken.getMessage());
                    outage = backOff.start();
                } else {
                    log.debug("Still not listening for changes: {}", broken.getMessage());
                }
                if (!sleep(Duration.ofMillis(outage.nextBackOff()))) {
                    return;
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (database.getUsername() != null) {
            PGProperty.USER.set(properties, database.getUsername());
        }
        if (database.getPassword() != null) {
            PGProperty.PASSWORD.set(properties, database.getPassword());
        }
        PGProperty.APPLICATION_NAME.set(properties, "flowhq changes");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) SOCKET_TIMEOUT.toSeconds());
        Connection connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (Statement listen = connection.createStatement()) {
            listen.execute("listen " + CHANNEL);
            return connection;
        } catch (SQLException broken) {
            abort(connection);
            throw broken;
        }
    }

    private void receive(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = postgres.getNotifications((int) POLL_TIMEOUT.toMillis());
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(5)) {
                    throw new SQLException("the connection is not valid any more");
                }
                continue;
            }
            for (PGNotification notification : notifications) {
                NotificationPayload.read(notification.getParameter()).ifPresent(this::deliver);
            }
        }
    }

    private void deliver(ChangeNotification changeNotification) {
        for (Consumer<ChangeNotification> listener : listeners) {
            try {
                listener.accept(changeNotification);
            } catch (RuntimeException failed) {
                log.warn("A listener failed on {}", changeNotification, failed);
            }
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    /** Ends a call that waits on the connection, which closing it would wait for. */
    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyBroken) {
                log.debug("Ending a broken connection: {}", alreadyBroken.getMessage());
            }
        }
    }
}
