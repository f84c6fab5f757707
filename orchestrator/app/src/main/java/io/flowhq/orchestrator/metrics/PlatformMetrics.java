package io.flowhq.orchestrator.metrics;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.runtime.log.OutageLog;
import io.flowhq.runtime.schedule.PeriodicTask;
import io.flowhq.store.answering.AnsweringStatus;
import io.flowhq.store.answering.NotAnswering;
import io.flowhq.store.fleet.QueueBacklog;
import io.flowhq.store.fleet.QueueBacklogs;
import io.flowhq.store.fleet.WorkerReport;
import io.flowhq.store.fleet.WorkerState;
import io.flowhq.store.fleet.Workers;
import io.flowhq.store.tenant.TenantOverviews;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells Prometheus how the platform is, by what the database has. Every orchestrator tells the same, so that queries take
 * the maximum. While the database is away the figures are absent rather than old.
 */
@Component
@ConditionalOnExpression("'${flowhq.metrics.port:0}'.trim() != '0'")
class PlatformMetrics extends PeriodicTask {

    private static final Logger log = LoggerFactory.getLogger(PlatformMetrics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final TenantOverviews tenants;
    private final AnsweringStatus answering;
    private final Workers workers;
    private final QueueBacklogs backlogs;
    private final InstantSource clock;
    private final OutageLog outage = new OutageLog(log, "The platform's figures are read again");

    private final MultiGauge tenantsByPhase;
    private final MultiGauge notAnswering;
    private final MultiGauge oldestUnanswered;
    private final MultiGauge workersByState;
    private final MultiGauge slots;
    private final MultiGauge waiting;
    private final MultiGauge oldestWaiting;

    PlatformMetrics(
            TenantOverviews tenants,
            AnsweringStatus answering,
            Workers workers,
            QueueBacklogs backlogs,
            InstantSource clock,
            MeterRegistry registry) {
        super("platform-metrics");
        this.tenants = tenants;
        this.answering = answering;
        this.workers = workers;
        this.backlogs = backlogs;
        this.clock = clock;
        tenantsByPhase = gauge("flowhq.tenants", "Tenants by phase", registry);
        notAnswering = gauge("flowhq.tenants.not.answering", "Tenants whose customers get no answers", registry);
        oldestUnanswered = gauge("flowhq.oldest.unanswered.seconds", "Age of the oldest unanswered message", registry);
        workersByState = gauge("flowhq.workers", "Bot-workers: live, unfit, draining, gone", registry);
        slots = gauge("flowhq.slots", "Browser slots of the workers that report: used, free", registry);
        waiting = gauge("flowhq.backlog", "Rows that wait for a process or a person", registry);
        oldestWaiting = gauge("flowhq.backlog.oldest.seconds", "For how long the oldest of them has waited", registry);
    }

    @Override
    protected Duration round() {
        try {
            read();
            outage.recovered();
        } catch (DataAccessException away) {
            Stream.of(tenantsByPhase, notAnswering, oldestUnanswered, workersByState, slots, waiting, oldestWaiting)
                    .forEach(gauge -> gauge.register(List.of(), true));
            outage.failed("The platform's figures cannot be read", away);
        }
        return INTERVAL;
    }

    private void read() {
        Map<PhaseName, Long> phases = tenants.countByPhase();
        register(
                tenantsByPhase,
                Stream.of(PhaseName.values()).map(phase -> row("phase", phase.name(), phases.getOrDefault(phase, 0L))));

        List<NotAnswering> unanswered = answering.all();
        register(notAnswering, Stream.of(Row.of(Tags.empty(), unanswered.size())));
        register(oldestUnanswered, Stream.of(Row.of(Tags.empty(), age(unanswered))));

        List<WorkerReport> reports = workers.all();
        register(
                workersByState,
                Stream.of(WorkerState.values())
                        .map(state -> row(
                                "state",
                                state.name().toLowerCase(Locale.ROOT),
                                reports.stream()
                                        .filter(report -> WorkerState.of(report, clock.instant()) == state)
                                        .count())));
        List<WorkerReport> there = reports.stream()
                .filter(report -> !report.isGone(clock.instant()))
                .toList();
        int used = there.stream().mapToInt(WorkerReport::used).sum();
        int all = there.stream().mapToInt(WorkerReport::slots).sum();
        register(slots, Stream.of(row("state", "used", used), row("state", "free", Math.max(0, all - used))));

        Map<String, QueueBacklog> rows = backlogs.all();
        register(
                waiting,
                rows.entrySet().stream()
                        .map(backlog ->
                                row("of", backlog.getKey(), backlog.getValue().waiting())));
        register(
                oldestWaiting,
                rows.entrySet().stream()
                        .map(backlog -> row(
                                "of",
                                backlog.getKey(),
                                backlog.getValue().oldest().toMillis() / 1000.0)));
    }

    private double age(List<NotAnswering> unanswered) {
        return unanswered.stream()
                .map(NotAnswering::oldest)
                .filter(Objects::nonNull)
                .findFirst()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static Row<Number> row(String tag, String value, Number number) {
        return Row.of(Tags.of(tag, value), number);
    }

    private static void register(MultiGauge gauge, Stream<Row<Number>> rows) {
        gauge.register(rows.toList(), true);
    }
}
