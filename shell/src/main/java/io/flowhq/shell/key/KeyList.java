package io.flowhq.shell.key;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.client.ApiKeys;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.apikey.ApiKey;
import java.time.Instant;
import java.util.List;

/** The API keys as a table, newest first. */
record KeyList(List<ApiKey> keys, Instant now) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (keys.isEmpty()) {
            return List.of("There is no API key. Make one: key create NAME");
        }
        TextTable textTable = TextTable.of(">ID", "NAME", "TENANT", "SCOPES", "STATE", "LAST USED");
        for (ApiKey key : keys) {
            textTable.row(
                    cell(Long.toString(key.id())),
                    cell(key.name()),
                    cell(key.tenant() == null ? "all" : key.tenant().toString().substring(0, 8)),
                    cell(ApiKeys.words(key.scopes())),
                    cell(state(key)),
                    cell(key.lastUsedAt() == null ? "never" : outputStyle.ago(key.lastUsedAt())));
        }
        return textTable.lines(outputStyle);
    }

    private String state(ApiKey key) {
        if (key.revokedAt() != null) {
            return "revoked";
        }
        return key.isValid(now) ? "valid" : "expired";
    }

    @Override
    public Object data() {
        return keys.stream().map(this::fields).toList();
    }

    private Object fields(ApiKey key) {
        return new FieldMap()
                .put("id", Long.toString(key.id()))
                .put("name", key.name())
                .put("tenant_id", key.tenant())
                .put("scopes", ApiKeys.words(key.scopes()))
                .put("state", state(key))
                .put("created_at", key.createdAt())
                .put("expires_at", key.expiresAt())
                .put("revoked_at", key.revokedAt())
                .put("last_used_at", key.lastUsedAt())
                .values();
    }
}
