package io.flowhq.shell.tenant;

import io.flowhq.shell.terminal.Call;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the moments of a linking appear. */
interface LinkDisplay {

    void show(LinkMoment moment);

    default void close() {}

    static LinkDisplay of(Call call) {
        return call.isWatched() ? new Screen(call) : new Lines(call);
    }

    /** For programs and files: everything again whenever something has changed. */
    final class Lines implements LinkDisplay {

        private final Call call;
        private @Nullable Object last;

        Lines(Call call) {
            this.call = call;
        }

        @Override
        public void show(LinkMoment moment) {
            if (!moment.data().equals(last)) {
                last = moment.data();
                call.output().print(moment);
            }
        }
    }

    /** For a person: one drawing, redrawn when the code changes, over a line that counts down. */
    final class Screen implements LinkDisplay {

        private static final String CLEAR_SCREEN = "\u001b[2J\u001b[H";
        private static final String CLEAR_LINE = "\r\u001b[2K";

        private final Call call;
        private List<String> drawn = List.of();
        private String status = "";

        Screen(Call call) {
            this.call = call;
        }

        @Override
        public void show(LinkMoment moment) {
            // On a screen the code keeps its own colours: without them it cannot be scanned on a dark one.
            List<String> drawing = moment.drawing(true);
            if (!drawing.equals(drawn)) {
                call.output().draw(CLEAR_SCREEN + String.join("\n", drawing) + (drawing.isEmpty() ? "" : "\n"));
                drawn = drawing;
                status = "";
            }
            Instant now = call.clock().instant();
            if (!moment.status(now).equals(status)) {
                status = moment.status(now);
                call.output().draw(CLEAR_LINE + status);
            }
        }

        @Override
        public void close() {
            call.output().draw("\n");
        }
    }
}
