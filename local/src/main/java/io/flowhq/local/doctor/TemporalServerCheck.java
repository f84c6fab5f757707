package io.flowhq.local.doctor;

import io.flowhq.local.platform.HostPort;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.process.ReadinessProbe;

/** The Temporal that runs elsewhere answers, or there is a CLI to start one with. */
final class TemporalServerCheck implements DoctorCheck {

    private static final String PART = "Temporal";

    private final LocalSettings settings;
    private final String source;

    TemporalServerCheck(LocalSettings settings, String source) {
        this.settings = settings;
        this.source = source;
    }

    @Override
    public Finding find() throws InterruptedException {
        if (settings.temporalAddress().isPresent()) {
            HostPort address = settings.temporalAddress().get();
            return ReadinessProbe.accepting(address.host(), address.port()).isReady()
                    ? Finding.ok(PART, "at " + address)
                    : Finding.missing(PART, "nothing answers at " + address + ": start it, or unset TEMPORAL_ADDRESS");
        }
        return settings.temporal()
                .map(found -> Finding.ok(PART, found.toString()))
                .orElseGet(() -> Finding.absent(
                        PART,
                        source,
                        "install Go (apt install golang-go, brew install go) so that it can be built, or put temporal on"
                                + " the PATH"));
    }
}
