package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.ReplyEvaluationTest.Count;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Measures replies by splits: messages are parted at random, and each part is answered without it among the examples.
 * The suite plays one part, the campaign all ten.
 */
class TenfoldEvaluationTest {

    private static final int PARTS = 10;
    private static final int PLAYED = Boolean.getBoolean("flowhq.campaign") ? PARTS : 1;
    private static final long SEED = 11;

    @Test
    void answersMessagesThatAreHeldBack() {
        List<EvaluationRow> rows = new ArrayList<>(EvaluationRow.all());
        Collections.shuffle(rows, new Random(SEED));
        Count all = new Count(0, 0, 0);
        for (int part = 0; part < PLAYED; part++) {
            List<EvaluationRow> held = part(part, rows);
            Replies replies = ReplyEvaluationTest.withoutExamples(held);
            Count count = new Count(0, 0, 0);
            for (EvaluationRow row : held) {
                count = count.plus(ReplyJudge.judge(row, replies.replyTo(row.question())));
                all = all.plus(ReplyJudge.judge(row, replies.replyTo(row.question())));
            }
            System.out.printf("Part %2d of %d, held back: %s%n", part + 1, PARTS, count);
        }
        System.out.println("Parts together: " + all);
        assertThat(all.goodPercent()).isGreaterThanOrEqualTo(80);
        assertThat(all.badPercent()).isLessThanOrEqualTo(8);
    }

    private static List<EvaluationRow> part(int part, List<EvaluationRow> rows) {
        List<EvaluationRow> held = new ArrayList<>();
        for (int i = part; i < rows.size(); i += PARTS) {
            held.add(rows.get(i));
        }
        return held;
    }
}
