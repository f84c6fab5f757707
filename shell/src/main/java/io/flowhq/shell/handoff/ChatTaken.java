package io.flowhq.shell.handoff;

import io.flowhq.contract.TenantId;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.message.ChatHandoffs.Handoff;
import java.util.List;

/** A chat in which the bot has just fallen silent. */
record ChatTaken(TenantId tenant, Handoff handoff) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(
                "The bot is silent in " + handoff.chatId() + "; that ends " + outputStyle.in(handoff.endsAt()) + ".",
                "Undo: handoff end " + tenant.toString().substring(0, 8) + " " + handoff.chatId());
    }

    @Override
    public Object data() {
        return HandoffList.fields(handoff);
    }
}
