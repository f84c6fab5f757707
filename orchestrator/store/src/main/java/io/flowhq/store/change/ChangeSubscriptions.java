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

/**
 * The changes that any process makes, as they are committed. One listening connection for the process, outside the
 * pool, opened with the first subscription; when it breaks it is opened again and subscribers are told to
 * {@link ChangeNotification.Kind#RESYNC}, which they are also told once when it first opens.
 *
 * <p>Listeners are called one after another on one thread: they hand over and return.
 */
public class ChangeSubscriptions implements DisposableBean {

    static final String CHANNEL = "flowhq";

    private static final Logger log = LoggerFactory.getLogger(ChangeSubscriptions.class);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration SILENCE_MEANS_BROKEN = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final List<Consumer<ChangeNotification>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection current;

    ChangeSubscriptions(JdbcConnectionDetails database) {
        this.database = database;
    }

    /** Until the answer is closed, {@code listener} is told of every change. */
    public synchronized AutoCloseable subscribe(Consumer<ChangeNotification> listener) {
        Consumer<ChangeNotification> mine = listener::accept;
        listeners.add(mine);
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("changes").daemon().start(this::listen);
        }
        return () -> listeners.remove(mine);
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
        Duration pause = FIRST_RETRY;
        boolean said = false;
        while (!closed) {
            try (Connection connection = connect()) {
                current = connection;
                if (said) {
                    log.info("listening for changes again");
                }
                pause = FIRST_RETRY;
                said = false;
                tell(ChangeNotification.RESYNC);
                receive(connection);
            } catch (SQLException broken) {
                if (closed) {
                    return;
                }
                if (said) {
                    log.debug("still not listening for changes: {}", broken.getMessage());
                } else {
                    log.warn("not listening for changes, trying again: {}", broken.getMessage());
                    said = true;
                }
                if (!sleep(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_RETRY) < 0 ? pause.multipliedBy(2) : LONGEST_RETRY;
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
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) SILENCE_MEANS_BROKEN.toSeconds());
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
            PGNotification[] notifications = postgres.getNotifications((int) POLL.toMillis());
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid(5)) {
                    throw new SQLException("the connection has died");
                }
                continue;
            }
            for (PGNotification notification : notifications) {
                NotificationPayload.read(notification.getParameter()).ifPresent(this::tell);
            }
        }
    }

    private void tell(ChangeNotification changeNotification) {
        for (Consumer<ChangeNotification> listener : listeners) {
            try {
                listener.accept(changeNotification);
            } catch (RuntimeException failed) {
                log.warn("a listener failed on {}", changeNotification, failed);
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
                log.debug("ending a broken connection: {}", alreadyBroken.getMessage());
            }
        }
    }
}
