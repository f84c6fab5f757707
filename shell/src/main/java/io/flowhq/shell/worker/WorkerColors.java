package io.flowhq.shell.worker;

import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.store.fleet.WorkerState;

/** The colour of each state of a bot-worker. */
final class WorkerColors {

    private WorkerColors() {}

    static StatusColor of(WorkerState state) {
        return switch (state) {
            case LIVE -> StatusColor.GOOD;
            case DRAINING -> StatusColor.ATTENTION;
            case UNFIT, GONE -> StatusColor.BAD;
        };
    }
}
