package io.flowhq.store.failure;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells failures that the same statement does not meet again once the database is well from those that its own values
 * or text cause. A transient failure is worth repeating for as long as it takes; a permanent one is repeated in vain and
 * must cost no more than the record that caused it.
 */
public final class DatabaseFailures {

    /**
     * Classes of SQL states that say something of the server, its connection or what else runs on it: connection
     * exception, refused login, unknown database, transaction rollback, insufficient resources, object not in the
     * required state, operator intervention, system error.
     */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "28", "3D", "40", "53", "55", "57", "58");

    /**
     * Read-only after a failover; a transaction that was idle, or open, for too long; a privilege, table, column or function
     * that is missing, for no record can help it that another version or an operator changes the schema.
     */
    private static final Set<String> TRANSIENT_STATES =
            Set.of("25006", "25P03", "25P04", "42501", "42P01", "42703", "42883");

    private DatabaseFailures() {}

    /** @return false also for what is no failure of a database at all */
    public static boolean isTransient(@Nullable Throwable failure) {
        String state = sqlState(failure);
        if (state != null) {
            return TRANSIENT_STATES.contains(state) || TRANSIENT_CLASSES.contains(state.substring(0, 2));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
        }
        return false;
    }

    /** The state that PostgreSQL or its driver gave; null when there is none. */
    public static @Nullable String sqlState(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
