package io.flowhq.shell.webhook;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.webhook.Webhook;
import java.util.ArrayList;
import java.util.List;

/**
 * Webhooks as a table.
 *
 * @param dead how many events of the tenant were given up
 * @param showsSecret one that was just added shows its secret, this once
 */
record WebhookList(List<Webhook> webhooks, int dead, boolean showsSecret) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (webhooks.isEmpty()) {
            return List.of("The tenant has no webhook. Add one: webhook add TENANT URL");
        }
        TextTable textTable = showsSecret
                ? TextTable.of(">ID", "URL", "EVENTS", "SECRET")
                : TextTable.of(">ID", "URL", "EVENTS", "ADDED");
        for (Webhook webhook : webhooks) {
            textTable.row(
                    cell(Long.toString(webhook.id())),
                    cell(webhook.url()),
                    cell(String.join(",", webhook.events())),
                    cell(showsSecret ? webhook.secret() : outputStyle.ago(webhook.createdAt())));
        }
        List<String> lines = new ArrayList<>(textTable.lines(outputStyle));
        if (dead > 0) {
            lines.add(dead + " events were given up. Send them once more: webhook replay TENANT ID");
        }
        return lines;
    }

    @Override
    public Object data() {
        return webhooks.stream().map(this::fields).toList();
    }

    private Object fields(Webhook webhook) {
        FieldMap fields = new FieldMap()
                .put("id", Long.toString(webhook.id()))
                .put("url", webhook.url())
                .put("events", webhook.events())
                .put("created_at", webhook.createdAt());
        return (showsSecret ? fields.put("secret", webhook.secret()) : fields).values();
    }
}
