package io.flowhq.local.chaos;

import io.flowhq.local.scenario.Business;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;

/**
 * Every kind of fault that the platform has to get over without a person, in rounds of random order; in each round those of
 * pages come once, and kills up to five times. Killed workers come most: they hold what is easiest to lose.
 *
 * <p>Of the faults of the simulated WhatsApp those are missing that end at a person (loggedOut, banned, unsupportedBrowser,
 * cipherOnly without end, viewOnceStub), that concern a tenant before it is linked (qrIdle), and that do not come and go
 * (lidMigrated, clockSkew).
 */
public final class ShuffledFaults implements FaultChoice {

    private static final int PAGE_SECONDS = 10;

    /** Longer than a page is left unasked, so that it is found and not merely over. */
    private static final int DEAF_SECONDS = 30;

    private static final int DIALOG_SECONDS = 20;

    /** Those that act when a page opens, on a page that has to open. */
    private static final String CRASH = "crashRenderer";

    private final Queue<FaultChoice> coming = new ArrayDeque<>();
    private int conflicts;

    @Override
    public InjectedFault next(Random random, List<Business> businesses, List<String> workers) {
        if (coming.isEmpty()) {
            List<FaultChoice> all = new ArrayList<>(ofProcesses());
            all.addAll(ofPages());
            if (conflicts < businesses.size()) {
                all.add(this::conflict);
            }
            Collections.shuffle(all, random);
            coming.addAll(all);
        }
        return coming.remove().next(random, businesses, workers);
    }

    private static List<FaultChoice> ofProcesses() {
        FaultChoice worker = (random, businesses, workers) -> new InjectedFault.Kill(any(random, workers));
        return List.of(
                worker,
                worker,
                worker,
                worker,
                worker,
                kill("orchestrator"),
                kill("orchestrator"),
                kill("web"),
                kill("temporal"),
                kill("temporal"),
                kill("postgres"),
                kill("postgres"),
                (random, businesses, workers) -> suspend(any(random, workers), random),
                (random, businesses, workers) -> suspend("orchestrator", random),
                (random, businesses, workers) -> new InjectedFault.KillBrowser(),
                (random, businesses, workers) -> new InjectedFault.KillBrowser(),
                (random, businesses, workers) -> new InjectedFault.KillRenderer());
    }

    private static List<FaultChoice> ofPages() {
        return List.of(
                page(Map.of("deaf", "page"), DEAF_SECONDS),
                page(Map.of("duplicateEvents", true), PAGE_SECONDS),
                page(Map.of("cipherFirst", true), PAGE_SECONDS),
                page(Map.of("cipherOnly", 5), PAGE_SECONDS),
                page(Map.of("sendDelay", 2_000), PAGE_SECONDS),
                page(Map.of("sendResult", "ERROR_NETWORK"), PAGE_SECONDS),
                page(Map.of("sendThenCrash", true), PAGE_SECONDS),
                page(Map.of("ackNever", true), PAGE_SECONDS),
                page(Map.of("disconnect", 5), PAGE_SECONDS),
                page(Map.of("deprecatedVersion", true), PAGE_SECONDS),
                page(Map.of(CRASH, true, "neverReady", true), PAGE_SECONDS),
                page(Map.of(CRASH, true, "silentServer", true), PAGE_SECONDS),
                page(Map.of(CRASH, true, "historySync", Map.of("messages", 500, "seconds", 5)), PAGE_SECONDS),
                page(Map.of(CRASH, true, "oddChats", true), PAGE_SECONDS),
                page(Map.of(CRASH, true, "slowChats", 200), PAGE_SECONDS),
                page(Map.of("hang", true), PAGE_SECONDS),
                page(Map.of("storageLost", true), PAGE_SECONDS),
                page(Map.of("whatsNew", DIALOG_SECONDS), DIALOG_SECONDS),
                page(Map.of("lidTwin", true), PAGE_SECONDS),
                page(Map.of("longId", true), PAGE_SECONDS),
                page(Map.of("oddEvent", true), PAGE_SECONDS));
    }

    /** Once for each business: a second time within ten minutes somebody else means to keep the account. */
    private InjectedFault conflict(Random random, List<Business> businesses, List<String> workers) {
        return new InjectedFault.PageFault(businesses.get(conflicts++), Map.of("conflict", true), PAGE_SECONDS);
    }

    private static FaultChoice kill(String process) {
        return (random, businesses, workers) -> new InjectedFault.Kill(process);
    }

    private static InjectedFault suspend(String process, Random random) {
        return new InjectedFault.Suspend(process, 5 + random.nextInt(15));
    }

    private static FaultChoice page(Map<String, Object> faults, int seconds) {
        return (random, businesses, workers) -> new InjectedFault.PageFault(any(random, businesses), faults, seconds);
    }

    private static <T> T any(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
