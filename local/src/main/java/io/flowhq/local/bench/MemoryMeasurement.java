package io.flowhq.local.bench;

import io.flowhq.local.scenario.Business;
import io.flowhq.local.scenario.StepFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Linked tenants that have nothing to do: the bot-worker with its driver and browsers, then as many in the seeds' shape. */
final class MemoryMeasurement implements BenchMeasurement {

    private static final Duration SETTLING = Duration.ofSeconds(60);
    private static final Duration LENGTH = Duration.ofSeconds(60);

    private final int tenants;

    /** @param tenants how many are linked */
    MemoryMeasurement(int tenants) {
        this.tenants = tenants;
    }

    /**
     * What one linked tenant costs.
     *
     * @param megabytes its part of all memory
     * @param cpu its part of all CPU, in percent of one core
     */
    private record Cost(double megabytes, double cpu) {}

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException {
        if (!wanted.contains(Benchmark.MEMORY)) {
            return;
        }
        List<Business> businesses = platform.link(tenants);
        Cost ours = cost(platform.tree(MeasuredPlatform.worker()));
        for (Business business : businesses) {
            platform.admin().command(business, "stop");
        }
        for (Business business : businesses) {
            platform.awaitPhase(business, "STOPPED");
        }
        String page =
                ", page as heavy as of a small real account, " + SETTLING.toSeconds() + " s after the last was linked";
        BenchFigure memory = BenchFigure.of(
                "memory",
                "per linked tenant",
                ours.megabytes(),
                "MB",
                tenants,
                "bot-worker, driver and browsers" + page);
        BenchFigure cpu =
                BenchFigure.of("memory", "idle CPU per linked tenant", ours.cpu(), "%", tenants, "of one core" + page);
        try (PeerSessions peers = PeerSessions.link(platform, tenants + 1, tenants)) {
            Cost theirs = cost(peers.tree());
            told.accept(memory.against(theirs.megabytes()));
            told.accept(cpu.against(theirs.cpu()));
        } catch (StepFailed | IOException noPeer) {
            told.accept(memory);
            told.accept(cpu);
            throw new StepFailed("the peer (Node with puppeteer-core) did not run: " + noPeer.getMessage());
        }
    }

    private Cost cost(ProcessUsage tree) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
        double megabytes = tree.memory() / 1e6 / tenants;
        Duration before = tree.cpu();
        TimeUnit.MILLISECONDS.sleep(LENGTH.toMillis());
        double share = (double) tree.cpu().minus(before).toNanos() / LENGTH.toNanos();
        return new Cost(megabytes, share / tenants * 100);
    }
}
