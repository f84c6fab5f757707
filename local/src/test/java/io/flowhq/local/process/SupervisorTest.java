package io.flowhq.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    Path folder;

    private final RecordedEvents recordedEvents = new RecordedEvents();
    private Supervisor supervisor;

    @BeforeEach
    void createSupervisor() {
        supervisor = new Supervisor(recordedEvents, new ProcessRecords(folder.resolve("processes")));
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void startsAStageOnlyWhenTheOneBeforeIsReady() throws Exception {
        ProcessSpec slow = Script.named("slow", folder, "sleep 1; touch $FOLDER/slow.ready; sleep 1000");
        ProcessSpec next = Script.named(
                "next",
                folder,
                "[ -e $FOLDER/slow.ready ] && touch $FOLDER/in-order; touch $FOLDER/next.ready; sleep 1000");

        supervisor.start(List.of(slow));
        supervisor.start(List.of(next));

        assertThat(recordedEvents.ready).containsExactly("slow", "next");
        assertThat(folder.resolve("in-order")).exists();
        assertThat(supervisor.pids()).containsOnlyKeys("slow", "next");
    }

    @Test
    void startsAgainWhatDiesAndKnowsItsNewId() throws Exception {
        supervisor.start(List.of(Script.polite("worker", folder)));
        long first = supervisor.pids().get("worker");

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(recordedEvents.startedAgain).containsExactly("worker, signal 9"));
        long second = supervisor.pids().get("worker");
        assertThat(second).isNotEqualTo(first);
        assertThat(ProcessHandle.of(second)).get().matches(ProcessHandle::isAlive);
    }

    @Test
    void showsHowTheLogEndsWhenAPartEndsBeforeItIsReady() {
        ProcessSpec broken = Script.named("broken", folder, "echo the key is missing; exit 7");

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> supervisor.start(List.of(broken)))
                .withMessage("broken ended with exit code 7 before it was ready")
                .extracting(StartFailed::withLog)
                .asString()
                .contains(folder.resolve("broken.log").toString(), "the key is missing");
    }

    @Test
    void givesUpOnAPartThatIsNotReadyInTime() {
        ProcessSpec silent = Script.named("silent", folder, "sleep 1000");
        ProcessSpec impatient =
                Script.given(silent, silent.command(), List.of(), Duration.ofSeconds(1), silent.grace());

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> supervisor.start(List.of(impatient)))
                .withMessage("silent was not ready after 1 s");
    }

    @Test
    void namesTheProgramThatCannotBeStarted() {
        ProcessSpec processSpec = Script.named("ghost", folder, "");
        ProcessSpec missing = Script.given(
                processSpec, List.of("/no/such/program"), List.of(), processSpec.startTimeout(), processSpec.grace());

        assertThatExceptionOfType(StartFailed.class)
                .isThrownBy(() -> supervisor.start(List.of(missing)))
                .extracting(StartFailed::withLog)
                .asString()
                .contains("ghost", "/no/such/program");
    }

    @Test
    void stopsInTheOppositeOrder() throws Exception {
        supervisor.start(List.of(Script.polite("first", folder)));
        supervisor.start(List.of(Script.polite("second", folder)));
        supervisor.start(List.of(Script.polite("third", folder)));

        supervisor.stop();

        assertThat(folder.resolve("ended")).hasContent("third\nsecond\nfirst");
        assertThat(recordedEvents.killed).isEmpty();
    }

    @Test
    void killsWhatDoesNotStop() throws Exception {
        ProcessSpec processSpec = Script.named(
                "stubborn", folder, "trap '' TERM; touch $FOLDER/stubborn.ready; while :; do sleep 0.1; done");
        ProcessSpec stubborn = Script.given(
                processSpec, processSpec.command(), List.of(), processSpec.startTimeout(), Duration.ofSeconds(1));
        supervisor.start(List.of(stubborn));
        ProcessHandle process =
                ProcessHandle.of(supervisor.pids().get("stubborn")).orElseThrow();

        supervisor.stop();

        assertThat(recordedEvents.killed).containsExactly("stubborn");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void leavesNoGrandchildBehind() throws Exception {
        supervisor.start(List.of(Script.named(
                "parent",
                folder,
                "sleep 1000 & echo $! >$FOLDER/grandchild; trap 'exit 0' TERM; touch $FOLDER/parent.ready; wait")));
        ProcessHandle grandchild = processIn(folder.resolve("grandchild"));

        supervisor.stop();

        await().atMost(Duration.ofSeconds(10)).until(() -> hasEnded(grandchild));
    }

    @Test
    void leavesNoGrandchildBehindThatWasStartedWhileItEnded() throws Exception {
        supervisor.start(List.of(Script.named(
                "late",
                folder,
                "trap 'sleep 1000 & echo $! >$FOLDER/late-grandchild; exit 0' TERM; touch $FOLDER/late.ready;"
                        + " while :; do sleep 0.1; done")));

        supervisor.stop();

        ProcessHandle.of(Long.parseLong(
                        Files.readString(folder.resolve("late-grandchild")).strip()))
                .ifPresent(grandchild -> await().atMost(Duration.ofSeconds(10)).until(() -> hasEnded(grandchild)));
    }

    /** An ended process has no command any more; it may be listed until its new parent has taken notice. */
    private static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }

    @Test
    void keepsCtrlCAwayFromTheChildren() throws Exception {
        supervisor.start(List.of(Script.named(
                "child", folder, "ps -o sid= -p $$ >$FOLDER/session; touch $FOLDER/child.ready; sleep 1000")));

        assertThat(Files.readString(folder.resolve("session")).strip())
                .isEqualTo(Long.toString(supervisor.pids().get("child")));
    }

    @Test
    void hidesWhatOnlyOthersMayKnow() throws Exception {
        ProcessSpec processSpec = Script.named(
                "curious", folder, "echo \"[${HOME:-}]\" >$FOLDER/seen; touch $FOLDER/curious.ready; sleep 1000");

        supervisor.start(List.of(Script.given(
                processSpec, processSpec.command(), List.of("HOME"), processSpec.startTimeout(), processSpec.grace())));

        assertThat(folder.resolve("seen")).hasContent("[]");
    }

    @Test
    void canBeStoppedWhileAPartIsStillStarting() throws Exception {
        ProcessSpec slow = Script.named("slow", folder, "touch $FOLDER/begun; sleep 1000");
        Thread starting = Thread.ofPlatform().start(() -> {
            try {
                supervisor.start(List.of(slow));
            } catch (StartFailed | InterruptedException e) {
                // the outcome of a start that is cut short
            }
        });
        await().until(() -> Files.exists(folder.resolve("begun")));

        supervisor.stop();
        starting.join(Duration.ofSeconds(10));

        assertThat(starting.isAlive()).isFalse();
        assertThat(supervisor.pids()).isEmpty();
    }

    private static ProcessHandle processIn(Path file) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }
}
