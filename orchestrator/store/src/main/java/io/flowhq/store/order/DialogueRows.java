package io.flowhq.store.order;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the dialogues with customers stand. */
public class DialogueRows {

    private final JdbcClient jdbc;

    public DialogueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param memory after which an unfinished dialogue is forgotten */
    public DialogueRow find(TenantId tenant, String chatId, Duration memory) {
        return jdbc.sql("""
                        select * from dialogues
                        where tenant_id = :tenant and chat_id = :chat and stage <> 'NONE'
                          and updated_at > statement_timestamp() - cast(:memory as interval)
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("memory", memory.toString())
                .query((row, n) -> read(row))
                .optional()
                .orElse(DialogueRow.NONE);
    }

    void put(TenantId tenant, String chatId, long messageId, DialogueChange change) {
        DialogueRow row = change.row();
        jdbc.sql("""
                        insert into dialogues (tenant_id, chat_id, stage, kind, changes, thing, number, place, day, time, name,
                            ended_by)
                        values (:tenant, :chat, :stage, :kind, :changes, :thing, :number, :place, :day, :time, :name, :ended)
                        on conflict (tenant_id, chat_id) do update
                        set stage = excluded.stage, kind = excluded.kind, changes = excluded.changes,
                            thing = excluded.thing, number = excluded.number, place = excluded.place, day = excluded.day,
                            time = excluded.time, name = excluded.name,
                            ended_by = greatest(dialogues.ended_by, excluded.ended_by), updated_at = clock_timestamp()
                        """)
                .param("tenant", tenant.value())
                .param("chat", chatId)
                .param("stage", row.stage().name())
                .param("kind", row.kind() == null ? null : row.kind().name())
                .param("changes", row.changes())
                .param("thing", row.content().thing())
                .param("number", row.content().number())
                .param("place", row.content().place())
                .param("day", row.content().day())
                .param("time", row.content().time())
                .param("name", row.content().name())
                .param("ended", change.ends() ? messageId : 0)
                .update();
    }

    private static DialogueRow read(ResultSet row) throws SQLException {
        return new DialogueRow(
                DialogueStage.valueOf(row.getString("stage")),
                RequestKind.valueOf(row.getString("kind")),
                new RequestContent(
                        row.getString("thing"),
                        row.getString("number"),
                        row.getString("place"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("time", LocalTime.class),
                        row.getString("name")),
                row.getLong("changes"));
    }
}
