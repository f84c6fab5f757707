package io.flowhq.runtime.settings;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets a migration take as long as it takes, however soon other statements are given up; the pool sets it back. */
final class MigrationTimeout implements Callback {

    private static final int NONE = 0;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, NONE);
        } catch (SQLException broken) {
            throw new FlywayException("The connection of a migration is broken", broken);
        }
    }

    @Override
    public String getCallbackName() {
        return "migration timeout";
    }
}
