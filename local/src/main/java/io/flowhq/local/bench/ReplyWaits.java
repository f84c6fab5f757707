package io.flowhq.local.bench;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.PollUntil;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long messages waited for their answers, by PostgreSQL's clock. */
final class ReplyWaits {

    private static final int MESSAGES_OF_EACH = 25;
    private static final long FIRST_CUSTOMER = 255_754_001_000L;

    /** Below what a business may answer in a minute. */
    static final Duration WITHIN_THE_LIMIT = Duration.ofSeconds(7);

    private final MeasuredPlatform platform;
    private final Duration interval;

    /** @param interval after which the next customer writes to each business */
    ReplyWaits(MeasuredPlatform platform, Duration interval) {
        this.platform = platform;
        this.interval = interval;
    }

    /** Lets a customer after the other write to each business; milliseconds from the message's row to the page. */
    List<Long> ofQuestions(List<Business> businesses) throws IOException, InterruptedException {
        for (int n = 0; n < MESSAGES_OF_EACH; n++) {
            for (Business business : businesses) {
                platform.whatsApp().customerWrites(Long.toString(FIRST_CUSTOMER + n), business.number(), "Bei gani?");
            }
            TimeUnit.MILLISECONDS.sleep(interval.toMillis());
        }
        return PollUntil.see(
                "all answers",
                MeasuredPlatform.TIMEOUT,
                this::all,
                all -> all.size() >= MESSAGES_OF_EACH * businesses.size());
    }

    /** Of every message that was answered so far. */
    List<Long> all() throws SQLException {
        try (Connection connection = platform.database();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("""
                        select (1000 * extract(epoch from answer.begun_at - question.created_at))::bigint as wait
                        from message_logs answer
                        join message_logs question
                          on question.tenant_id = answer.tenant_id and question.id = answer.answers
                        where answer.begun_at is not null
                        """)) {
            List<Long> waits = new ArrayList<>();
            while (rows.next()) {
                waits.add(rows.getLong("wait"));
            }
            return waits;
        }
    }
}
