package io.flowhq.shell.followup;

import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.followup.FollowUp;
import java.util.ArrayList;
import java.util.List;

/** One follow-up with the customer's whole message. */
record FollowUpShown(FollowUp followUp, String note) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        List<String> lines = new ArrayList<>();
        lines.add("Follow-up " + followUp.id() + ": " + FollowUpList.why(followUp) + ", "
                + outputStyle.ago(followUp.createdAt()) + ", " + followUp.chatId() + ", " + FollowUpList.who(followUp)
                + (followUp.doneAt() == null ? "" : " (done)"));
        followUp.text().lines().map(line -> "  " + line).forEach(lines::add);
        if (!note.isEmpty()) {
            lines.add(note);
        }
        return lines;
    }

    @Override
    public Object data() {
        return FollowUpList.fields(followUp);
    }
}
