package io.flowhq.shell.followup;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.followup.FollowUp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people have to do, or have done. */
record FollowUpList(List<FollowUp> followUps) implements ResultView {

    private static final int SHOWN = 60;

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (followUps.isEmpty()) {
            return List.of("Nothing to follow up.");
        }
        TextTable textTable = TextTable.of("ID", "TENANT", "SINCE", "WHY", "CHAT", "WHO", "MESSAGE");
        for (FollowUp followUp : followUps) {
            textTable.row(
                    cell(Long.toString(followUp.id())),
                    cell(ShortId.of(followUp.tenant())),
                    cell(outputStyle.ago(followUp.createdAt())),
                    cell(why(followUp)),
                    cell(followUp.chatId()),
                    cell(who(followUp)),
                    cell(firstWords(followUp.text())));
        }
        return textTable.lines(outputStyle);
    }

    static String why(FollowUp followUp) {
        return followUp.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String who(FollowUp followUp) {
        return Objects.requireNonNullElse(
                followUp.doneBy() != null ? followUp.doneBy() : followUp.takenBy(), "nobody yet");
    }

    private static String firstWords(String text) {
        String line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }

    @Override
    public Object data() {
        return followUps.stream().map(FollowUpList::fields).toList();
    }

    static Map<String, @Nullable Object> fields(FollowUp followUp) {
        return new FieldMap()
                .put("id", followUp.id())
                .put("tenant_id", followUp.tenant())
                .put("contact_id", followUp.contactId())
                .put("reason", followUp.reason())
                .put("chat_id", followUp.chatId())
                .put("phone_number", followUp.phoneNumber())
                .put("text", followUp.text())
                .put("created_at", followUp.createdAt())
                .put("taken_by", followUp.takenBy())
                .put("done_by", followUp.doneBy())
                .put("done_at", followUp.doneAt())
                .values();
    }
}
