package io.flowhq.store.knowledge;

import io.flowhq.contract.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The own questions of businesses with their answers. */
public class OwnQuestions {

    private final JdbcClient jdbc;

    public OwnQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last changed first. */
    public List<OwnQuestion> all(TenantId tenant) {
        return jdbc.sql("""
                        select id, variants, answer_sw, answer_en, taught_from
                        from questions where tenant_id = :tenant order by updated_at desc, id
                        """)
                .param("tenant", tenant.value())
                .query((row, n) -> question(row))
                .list();
    }

    /** Adds it, or changes the one of the same id. */
    public void put(TenantId tenant, OwnQuestion question) {
        jdbc.sql("""
                        insert into questions (tenant_id, id, variants, answer_sw, answer_en, taught_from)
                        values (:tenant, :id, :variants, :answerSw, :answerEn, :taughtFrom)
                        on conflict (tenant_id, id) do update
                        set variants = excluded.variants, answer_sw = excluded.answer_sw,
                            answer_en = excluded.answer_en, updated_at = now(),
                            taught_from = coalesce(excluded.taught_from, questions.taught_from)
                        """)
                .param("tenant", tenant.value())
                .param("id", question.id())
                .param("variants", question.variants().toArray(String[]::new))
                .param("answerSw", question.answerSw())
                .param("answerEn", question.answerEn())
                .param("taughtFrom", question.taughtFrom())
                .update();
    }

    /** @return whether there was one */
    public boolean delete(TenantId tenant, UUID id) {
        return jdbc.sql("delete from questions where tenant_id = :tenant and id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    private static OwnQuestion question(ResultSet row) throws SQLException {
        return new OwnQuestion(
                row.getObject("id", UUID.class),
                List.of((String[]) row.getArray("variants").getArray()),
                row.getString("answer_sw"),
                row.getString("answer_en"),
                row.getString("taught_from"));
    }
}
