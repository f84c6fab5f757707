package io.flowhq.shell.status;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.WorkerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The platform in numbers, as the database tells them. */
record PlatformHealth(Map<PhaseName, Long> phases, int notAnswering, List<WorkerReport> workers, Instant now) {

    static PlatformHealth of(ShellServices shellServices, Instant now) {
        return new PlatformHealth(
                shellServices.tenants().countByPhase(),
                shellServices.answering().notAnswering(),
                shellServices.workers().all(),
                now);
    }

    long tenants() {
        return phases.values().stream().mapToLong(Long::longValue).sum();
    }

    long in(PhaseName... some) {
        return List.of(some).stream()
                .mapToLong(phase -> phases.getOrDefault(phase, 0L))
                .sum();
    }

    long workers(WorkerState state) {
        return workers.stream()
                .filter(worker -> WorkerState.of(worker, now) == state)
                .count();
    }

    int slots() {
        return workers.stream()
                .filter(worker -> WorkerState.of(worker, now) == WorkerState.LIVE)
                .mapToInt(WorkerReport::slots)
                .sum();
    }

    int used() {
        return workers.stream()
                .filter(worker -> !worker.isGone(now))
                .mapToInt(WorkerReport::used)
                .sum();
    }

    String tenantsInWords() {
        if (tenants() == 0) {
            return "no tenants yet";
        }
        StringBuilder words = new StringBuilder(count(tenants(), "tenant"));
        words.append(": ").append(in(PhaseName.RUNNING)).append(" online");
        append(words, notAnswering, "not answering", "not answering");
        append(words, in(PhaseName.AWAITING_SCAN), "needs linking", "need linking");
        append(words, in(PhaseName.RECOVERING), "recovering", "recovering");
        append(words, in(PhaseName.ERROR), "failed", "failed");
        append(
                words,
                in(PhaseName.PROVISIONING, PhaseName.WAITING_FOR_SLOT, PhaseName.STARTING, PhaseName.STOPPING),
                "on its way",
                "on their way");
        append(words, in(PhaseName.NEW, PhaseName.STOPPED), "stopped", "stopped");
        return words.toString();
    }

    private static void append(StringBuilder words, long count, String one, String many) {
        if (count > 0) {
            words.append(", ").append(count).append(' ').append(count == 1 ? one : many);
        }
    }

    String workersInWords() {
        long live = workers(WorkerState.LIVE) + workers(WorkerState.DRAINING) + workers(WorkerState.UNFIT);
        if (live == 0) {
            return "no bot-worker";
        }
        long draining = workers(WorkerState.DRAINING);
        long unfit = workers(WorkerState.UNFIT);
        return count(live, "bot-worker") + (draining == 0 ? "" : " (" + draining + " draining)")
                + (unfit == 0 ? "" : " (" + unfit + " without sessions for a fault)") + ", " + used()
                + " of " + slots() + " slots used";
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
