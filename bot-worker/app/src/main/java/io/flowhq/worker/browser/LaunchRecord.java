package io.flowhq.worker.browser;

import io.flowhq.worker.capacity.HostUnfit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the latest launches of this worker ended. Browsers that fail to start one after the other, on more than one
 * profile, are the host's fault; one profile that fails again and again is not.
 */
final class LaunchRecord {

    private static final int MIN_FAILURES = 3;

    private record Failure(Path profile, String reason) {}

    private final Deque<Failure> failures = new ArrayDeque<>();
    private @Nullable String certain;

    synchronized void succeeded() {
        failures.clear();
        certain = null;
    }

    synchronized void failed(Path profile, Throwable failure) {
        String reason = failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().lines().findFirst().orElse("");
        if (failure instanceof HostUnfit) {
            certain = reason;
        }
        failures.addLast(new Failure(profile, reason));
        if (failures.size() > MIN_FAILURES) {
            failures.removeFirst();
        }
    }

    /** Why no browser starts here; empty as long as one may. */
    synchronized Optional<String> fault() {
        if (certain != null) {
            return Optional.of(certain);
        }
        Set<Path> profiles = new HashSet<>();
        failures.forEach(failure -> profiles.add(failure.profile()));
        return failures.size() >= MIN_FAILURES && profiles.size() > 1
                ? Optional.of("The last %d browsers did not start: %s"
                        .formatted(failures.size(), failures.getLast().reason()))
                : Optional.empty();
    }
}
