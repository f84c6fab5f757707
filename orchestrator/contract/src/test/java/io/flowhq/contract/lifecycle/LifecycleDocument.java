package io.flowhq.contract.lifecycle;

import io.flowhq.contract.session.SessionOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** docs/lifecycle.md, as the code says it. */
final class LifecycleDocument {

    private LifecycleDocument() {}

    static String text() {
        return """
                # A tenant's lifecycle

                Written by `LifecycleDocumentTest` from `PhaseTransitions`, `CommandRules`, `RecoveryRule`, `DerivedStatuses`, `ErrorReason` and `BackOff`. After a
                change there: `mvn -pl orchestrator/contract test -Dtest=LifecycleDocumentTest -Dflowhq.docs.write=true`.

                ## Transitions

                ```mermaid
                stateDiagram-v2
                %s
                ```

                %s

                ## Commands

                What may be given in which phase. In STOPPING a stop is taken while a restart is under way, a new code is given after
                SCAN_TIMEOUT too, and a picture needs an open browser.

                %s

                ## When a session ends without having been asked to

                %s

                Back-off: %s s, %d attempts, reset after %d minutes of RUNNING. What is not counted never ends in ERROR. After two failures in a row on one
                host the next attempt goes to any worker.

                A bot-worker asks every three seconds whether it can host at all: whether its database answers, its folder of profiles can be written and has
                room, browsers start, and its snapshot key opens what the others sealed. One that cannot takes no session until it can, shows why among the workers,
                and ends a session that it got all the same as HOST_UNFIT: at once elsewhere, not counted.

                ## When only a person can help

                %s

                ## What other vocabularies call a phase

                %s
                """.formatted(
                        diagram(),
                        moves(),
                        commands(),
                        recoveries(),
                        waits(),
                        BackOff.STANDARD.attempts(),
                        BackOff.STANDARD.forgivenAfter().toMinutes(),
                        reasons(),
                        views());
    }

    private static String diagram() {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        for (Phase phase : Events.PHASES) {
            for (LifecycleEvent lifecycleEvent : Events.ALL) {
                after(phase, lifecycleEvent)
                        .filter(to -> to.name() != phase.name())
                        .ifPresent(to -> edges.computeIfAbsent(
                                        "    " + phase.name() + " --> " + to.name(), edge -> new ArrayList<>())
                                .add(lifecycleEvent.getClass().getSimpleName()));
            }
        }
        String lines = edges.entrySet().stream()
                .map(edge -> edge.getKey() + " : " + String.join(", ", edge.getValue()))
                .collect(Collectors.joining("\n"));
        return "    [*] --> NEW\n" + lines + "\n    DELETED --> [*]";
    }

    private static String moves() {
        StringBuilder table = new StringBuilder(row(List.of("in", "on", "goes to")) + rule(3));
        for (Phase phase : Events.PHASES) {
            for (LifecycleEvent lifecycleEvent : Events.ALL) {
                after(phase, lifecycleEvent)
                        .ifPresent(to -> table.append(row(List.of(
                                phase.name().name(),
                                lifecycleEvent.getClass().getSimpleName(),
                                to.name() == phase.name() ? "–" : to.name().name()))));
            }
        }
        return table.toString().strip();
    }

    private static Optional<Phase> after(Phase phase, LifecycleEvent lifecycleEvent) {
        try {
            return Optional.of(PhaseTransitions.after(phase, lifecycleEvent));
        } catch (IllegalTransition illegal) {
            return Optional.empty();
        }
    }

    private static String commands() {
        StringBuilder table = new StringBuilder(row(List.of("command", "taken in")) + rule(2));
        for (CommandKind command : CommandKind.values()) {
            String phases = Events.PHASES.stream()
                    .filter(phase -> allowed(command, phase))
                    .map(phase -> phase.name().name())
                    .collect(Collectors.joining(", "));
            table.append(row(List.of(command.name(), phases)));
        }
        return table.toString().strip();
    }

    private static boolean allowed(CommandKind command, Phase phase) {
        boolean silenced = command == CommandKind.RESUME;
        boolean hosted = switch (phase.name()) {
            case STARTING, AWAITING_SCAN, RUNNING, RECOVERING -> true;
            default -> false;
        };
        DesiredState desiredState = phase.name() == PhaseName.STOPPING ? DesiredState.STOPPED : DesiredState.RUNNING;
        return CommandRules.allows(
                command, new CommandPreconditions(phase.name(), phase.reason(), desiredState, silenced, hosted));
    }

    private static String recoveries() {
        StringBuilder table = new StringBuilder(
                row(List.of("it ends with", "fault", "the workflow", "counted", "needs a person")) + rule(5));
        table.append(row(List.of(
                "no heartbeat for 30 s",
                "HOST",
                "asks the worker, adopts or reopens there at once, or anywhere",
                "no",
                "")));
        table.append(
                row(List.of("its worker died and says so, being back", "HOST", "opens it there at once", "no", "")));
        for (SessionOutcome outcome : SessionOutcome.values()) {
            RecoveryRule rule = RecoveryRule.of(outcome);
            table.append(row(List.of(
                    outcome.name(),
                    rule.fault().name(),
                    inWords(rule.decision()),
                    rule.counted() ? "yes" : "no",
                    rule.decision() instanceof RecoveryDecision.Fail fail ? "ERROR(" + fail.reason() + ")" : "")));
        }
        return table.toString().strip();
    }

    private static String inWords(RecoveryDecision decision) {
        return switch (decision) {
            case RecoveryDecision.Immediately(RecoveryDecision.Where where) -> "opens it at once, " + inWords(where);
            case RecoveryDecision.AfterBackOff after -> "opens it after the back-off, on its last host first";
            case RecoveryDecision.UntilReachable until ->
                "opens it after the back-off, on its last host first, without end";
            case RecoveryDecision.Fail fail -> "waits for a person";
        };
    }

    private static String inWords(RecoveryDecision.Where where) {
        return switch (where) {
            case LAST_HOST_FIRST -> "on its last host first";
            case ANYWHERE -> "anywhere";
            case ANYWHERE_WITH_SNAPSHOT -> "anywhere; on its last host first when its snapshot could not be saved";
            case ANYWHERE_WHEN_SUPERSEDED -> "anywhere when a newer session owns it, else on its last host first";
        };
    }

    private static String waits() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(attempt ->
                        Long.toString(BackOff.STANDARD.delayBefore(attempt).toSeconds()))
                .collect(Collectors.joining(", ", "", " …"));
    }

    private static String reasons() {
        StringBuilder table = new StringBuilder(row(List.of("reason", "guidance")) + rule(2));
        for (ErrorReason errorReason : ErrorReason.values()) {
            table.append(row(List.of(errorReason.name(), errorReason.guidance())));
        }
        return table.toString().strip();
    }

    private static String views() {
        StringBuilder table = new StringBuilder(
                row(List.of("phase", "tenants.status", "session.state", "worker.status", "API status")) + rule(5));
        for (PhaseName phase : PhaseName.values()) {
            table.append(row(List.of(
                    phase.name(),
                    seen(phase, views -> views.tenant().name()),
                    seen(phase, views -> views.session().name()),
                    seen(phase, views -> views.worker().name()),
                    seen(phase, views -> views.api().name()))));
        }
        return table.toString().strip()
                + "\n\nTwo words: `PAUSED` also while the bot is silenced, `NEW` when it was never linked, a worker `RUNNING` once it hosts.";
    }

    private static String seen(PhaseName phase, Function<DerivedStatuses, String> view) {
        TreeSet<String> words = new TreeSet<>();
        for (int n = 0; n < 8; n++) {
            words.add(view.apply(DerivedStatuses.of(phase, (n & 1) > 0, (n & 2) > 0, (n & 4) > 0)));
        }
        return String.join(" / ", words);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String rule(int columns) {
        return "|" + "---|".repeat(columns) + "\n";
    }
}
