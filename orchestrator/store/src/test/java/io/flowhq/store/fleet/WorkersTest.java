package io.flowhq.store.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.WorkerId;
import io.flowhq.store.StoreTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StoreTest
class WorkersTest {

    private static final Instant THEN = Instant.parse("2026-03-01T08:00:00Z");

    @Autowired
    Workers workers;

    private final WorkerId one = new WorkerId("one-" + UUID.randomUUID());
    private final WorkerId two = new WorkerId("two-" + UUID.randomUUID());

    @Test
    void knowsEachWorkerByItsLastReport() {
        workers.report(report(one, 1, THEN));
        workers.report(report(two, 5, THEN));
        workers.report(report(one, 2, THEN.plusSeconds(5)));

        assertThat(workers.find(one)).contains(report(one, 2, THEN.plusSeconds(5)));
        assertThat(workers.all()).containsSubsequence(report(one, 2, THEN.plusSeconds(5)), report(two, 5, THEN));
        assertThat(workers.find(new WorkerId("stranger"))).isEmpty();
    }

    @Test
    void drainsUntilItIsToldOtherwiseWhateverTheWorkerReports() {
        workers.report(report(one, 1, THEN));
        workers.report(report(two, 1, THEN));

        assertThat(workers.drain(one)).isTrue();
        workers.report(report(one, 0, THEN.plusSeconds(5)));

        assertThat(workers.isDraining(one)).isTrue();
        assertThat(workers.find(one).orElseThrow().draining()).isTrue();
        assertThat(workers.isDraining(two)).isFalse();

        assertThat(workers.undrain(one)).isTrue();
        assertThat(workers.isDraining(one)).isFalse();
        assertThat(workers.find(one).orElseThrow().draining()).isFalse();
    }

    @Test
    void showsAWorkerThatDrainsByItself() {
        workers.report(new WorkerReport(one, 8, 1, true, 1, THEN, THEN));

        assertThat(workers.find(one).orElseThrow().draining()).isTrue();
        assertThat(workers.isDraining(one)).describedAs("nobody asked for it").isFalse();
    }

    @Test
    void drainsNoWorkerThatNobodyKnows() {
        assertThat(workers.drain(new WorkerId("stranger"))).isFalse();
        assertThat(workers.undrain(new WorkerId("stranger"))).isFalse();
        assertThat(workers.isDraining(new WorkerId("stranger"))).isFalse();
    }

    @Test
    void findsAnotherWorkerThatTakesSessions() {
        Instant now = Instant.parse("2099-01-01T00:00:00Z");
        workers.report(report(one, 1, now));
        assertThat(workers.othersFit(one, now)).isFalse();

        workers.report(report(two, 1, now.minusSeconds(31)));
        assertThat(workers.othersFit(one, now)).isFalse();
        workers.report(report(two, 1, now));
        assertThat(workers.othersFit(one, now)).isTrue();
        workers.report(new WorkerReport(two, 8, 1, true, 1, now, now));
        assertThat(workers.othersFit(one, now)).isFalse();
        workers.report(new WorkerReport(two, 8, 1, false, 1, now, now, "Its disk is full"));
        assertThat(workers.othersFit(one, now)).isFalse();

        workers.report(report(one, 1, THEN));
        workers.report(report(two, 1, THEN));
    }

    @Test
    void takesAWorkerForGoneWhenItHasSaidNothingForThirtySeconds() {
        WorkerReport report = report(one, 1, THEN);

        assertThat(report.isGone(THEN.plusSeconds(30))).isFalse();
        assertThat(report.isGone(THEN.plusSeconds(31))).isTrue();
    }

    private static WorkerReport report(WorkerId worker, int used, Instant at) {
        return new WorkerReport(worker, 8, used, false, 123_456_789_012L, THEN, at);
    }

    @Test
    void saysWhyAWorkerTakesNoSessions() {
        WorkerReport unfit = new WorkerReport(one, 8, 1, false, 1, THEN, THEN, "The folder cannot be written");

        workers.report(unfit);
        assertThat(workers.find(one)).contains(unfit);

        workers.report(report(one, 1, THEN));
        assertThat(workers.find(one)).contains(report(one, 1, THEN));
    }
}
