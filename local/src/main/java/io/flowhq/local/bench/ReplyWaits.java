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

/**
 * How long messages waited for their answers, by PostgreSQL's clock, on a worker that has answered some before: the first
 * ones wait for its classes.
 */
final class ReplyWaits {

    private static final int UNMEASURED_OF_EACH = 5;
    private static final int MEASURED_OF_EACH = 25;
    private static final long FIRST_CUSTOMER = 255_754_001_000L;

    /** Below what a business may answer in a minute. */
    static final Duration WITHIN_THE_LIMIT = Duration.ofSeconds(7);

    private final MeasuredPlatform platform;
    private final Duration interval;
    private long customers;

    /** @param interval after which the next customer writes to the same business; the others are written to in between */
    ReplyWaits(MeasuredPlatform platform, Duration interval) {
        this.platform = platform;
        this.interval = interval;
    }

    /** Lets a customer after the other write to each business; milliseconds from the message's row to the page. */
    List<Long> ofQuestions(List<Business> businesses) throws IOException, InterruptedException {
        ask(businesses, UNMEASURED_OF_EACH);
        int unmeasured = UNMEASURED_OF_EACH * businesses.size();
        awaitAnswers(unmeasured);
        ask(businesses, MEASURED_OF_EACH);
        List<Long> waits = awaitAnswers(unmeasured + MEASURED_OF_EACH * businesses.size());
        return waits.subList(unmeasured, waits.size());
    }

    private void ask(List<Business> businesses, int ofEach) throws IOException, InterruptedException {
        for (int n = 0; n < ofEach; n++) {
            String customer = Long.toString(FIRST_CUSTOMER + customers++);
            for (Business business : businesses) {
                platform.whatsApp().customerWrites(customer, business.number(), "Bei gani?");
                TimeUnit.MILLISECONDS.sleep(interval.toMillis() / businesses.size());
            }
        }
    }

    private List<Long> awaitAnswers(int count) {
        return PollUntil.see("all answers", MeasuredPlatform.TIMEOUT, this::all, all -> all.size() >= count);
    }

    /** Of every message that was answered so far, in the order in which they were written. */
    private List<Long> all() throws SQLException {
        try (Connection connection = platform.database();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("""
                        select (1000 * extract(epoch from answer.begun_at - question.created_at))::bigint as wait
                        from message_logs answer
                        join message_logs question
                          on question.tenant_id = answer.tenant_id and question.id = answer.answers
                        where answer.begun_at is not null
                        order by question.id
                        """)) {
            List<Long> waits = new ArrayList<>();
            while (rows.next()) {
                waits.add(rows.getLong("wait"));
            }
            return waits;
        }
    }
}
