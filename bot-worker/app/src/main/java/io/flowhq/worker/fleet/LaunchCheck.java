package io.flowhq.worker.fleet;

import io.flowhq.worker.browser.BrowserLoops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Browsers have to start. A host on which they did not is tried with a fresh profile until one does. */
final class LaunchCheck implements HostCheck {

    private static final Logger log = LoggerFactory.getLogger(LaunchCheck.class);
    private static final Duration TRIAL_INTERVAL = Duration.ofSeconds(30);

    private final BrowserLoops loops;
    private final InstantSource clock;
    private final AtomicBoolean trying = new AtomicBoolean();
    private Instant nextTrial = Instant.MIN;

    LaunchCheck(BrowserLoops loops, InstantSource clock) {
        this.loops = loops;
        this.clock = clock;
    }

    @Override
    public Optional<String> fault() {
        Optional<String> fault = loops.fault();
        if (fault.isPresent() && !clock.instant().isBefore(nextTrial) && trying.compareAndSet(false, true)) {
            nextTrial = clock.instant().plus(TRIAL_INTERVAL);
            Thread.ofVirtual().name("launch-trial").start(this::tryLaunch);
        }
        return fault;
    }

    private void tryLaunch() {
        try {
            Path profile = Files.createTempDirectory("flowhq-launch-trial-");
            try {
                loops.tryLaunch(profile).join();
            } finally {
                FileSystemUtils.deleteRecursively(profile);
            }
        } catch (IOException | RuntimeException e) {
            log.debug("The trial launch failed: {}", e.getMessage());
        } finally {
            trying.set(false);
        }
    }
}
