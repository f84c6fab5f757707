package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.Invocation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the moments of a linking appear. */
interface LinkDisplay {

    void show(LinkProgress moment);

    default void close() {}

    static LinkDisplay of(Invocation invocation) {
        return invocation.isWatched() ? new Screen(invocation) : new Lines(invocation);
    }

    /** For programs and files: everything again whenever something has changed. */
    final class Lines implements LinkDisplay {

        private final Invocation invocation;
        private @Nullable Object last;

        Lines(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public void show(LinkProgress moment) {
            if (!moment.data().equals(last)) {
                last = moment.data();
                invocation.output().print(moment);
            }
        }
    }

    /** For a person: one drawing, redrawn when the code changes, over a line that counts down. */
    final class Screen implements LinkDisplay {

        private static final String CLEAR_SCREEN = "\u001b[2J\u001b[H";
        private static final String CLEAR_LINE = "\r\u001b[2K";

        private final Invocation invocation;
        private List<String> drawn = List.of();
        private String status = "";

        Screen(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public void show(LinkProgress moment) {
            // On a screen the code keeps its own colours: without them it cannot be scanned on a dark one.
            List<String> drawing = moment.drawing(true);
            if (!drawing.equals(drawn)) {
                invocation.output().draw(CLEAR_SCREEN + String.join("\n", drawing) + (drawing.isEmpty() ? "" : "\n"));
                drawn = drawing;
                status = "";
            }
            Instant now = invocation.clock().instant();
            if (!moment.status(now).equals(status)) {
                status = moment.status(now);
                invocation.output().draw(CLEAR_LINE + status);
            }
        }

        @Override
        public void close() {
            invocation.output().draw("\n");
        }
    }
}
