package io.flowhq.worker.judged;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What must be true of a verdict. */
final class JudgeClient extends AbstractAssert<JudgeClient, Verdict> {

    private static final List<String> FAULTS =
            List.of("pending", "lost", "doubled", "inverted", "overLimit", "misdirected", "unprompted", "forgotten");

    private JudgeClient(Verdict verdict) {
        super(verdict, JudgeClient.class);
    }

    static JudgeClient assertThat(Verdict verdict) {
        return new JudgeClient(verdict);
    }

    /** The judge finds no fault of any kind. */
    JudgeClient isClean() {
        for (String fault : FAULTS) {
            Assertions.assertThat(actual.count(fault))
                    .as("%s, in %s", fault, actual.judge())
                    .isZero();
        }
        return this;
    }

    /** So many messages came, each was answered once, and the log knows of nothing else. */
    JudgeClient answersAll(int messages) {
        isClean();
        Assertions.assertThat(actual.count("answered")).isEqualTo(messages);
        Assertions.assertThat(actual.log())
                .containsOnly(Map.entry("IN ANSWERED", messages), Map.entry("OUT SENT", messages));
        return this;
    }
}
