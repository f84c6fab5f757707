package io.flowhq.worker.judged;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What must be true of a verdict. */
final class Verdicts extends AbstractAssert<Verdicts, Verdict> {

    private static final List<String> FAULTS =
            List.of("pending", "lost", "doubled", "inverted", "overLimit", "misdirected", "unprompted", "forgotten");

    private Verdicts(Verdict verdict) {
        super(verdict, Verdicts.class);
    }

    static Verdicts assertThat(Verdict verdict) {
        return new Verdicts(verdict);
    }

    /** The judge finds no fault of any kind. */
    Verdicts isClean() {
        for (String fault : FAULTS) {
            Assertions.assertThat(actual.count(fault))
                    .as("%s, in %s", fault, actual.judge())
                    .isZero();
        }
        return this;
    }

    /** So many messages came, each was answered once, and the log knows of nothing else. */
    Verdicts answersAll(int messages) {
        isClean();
        Assertions.assertThat(actual.count("answered")).isEqualTo(messages);
        Assertions.assertThat(actual.log())
                .containsOnly(Map.entry("IN ANSWERED", messages), Map.entry("OUT SENT", messages));
        return this;
    }
}
