package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets faults and lets those act that act at once on the service's side. Guarded by the lock of {@link WhatsApp}. */
final class FaultActivator {
    private final BusinessPhones businessPhones;
    private final ClientSessions clientSessions;
    private final DeviceLinking deviceLinking;
    private final FaultRegistry faults;
    private final InstantSource clock;
    private final Map<PhoneNumber, Instant> cutUntil = new HashMap<>();

    FaultActivator(
            BusinessPhones businessPhones,
            ClientSessions clientSessions,
            DeviceLinking deviceLinking,
            FaultRegistry faults,
            InstantSource clock) {
        this.businessPhones = businessPhones;
        this.clientSessions = clientSessions;
        this.deviceLinking = deviceLinking;
        this.faults = faults;
        this.clock = clock;
    }

    void set(String target, Map<Fault, @Nullable Object> values) {
        requireKnown(target);
        faults.set(target, values);
        clientSessions.faultsChanged(target);
        if (!target.equals(FaultRegistry.UNLINKED)) {
            actOnce(new PhoneNumber(target));
        }
    }

    private void requireKnown(String target) {
        if (!target.equals(FaultRegistry.UNLINKED)) {
            businessPhones.with(new PhoneNumber(target));
        }
    }

    private void actOnce(PhoneNumber number) {
        var seconds = faults.number(number.digits(), Fault.DISCONNECT);
        if (seconds > 0) {
            faults.set(number.digits(), Collections.singletonMap(Fault.DISCONNECT, null));
            cutUntil.put(number, clock.instant().plusSeconds(seconds));
            clientSessions.cut(number, "the line is cut");
        }
        var reason = faults.strike(number.digits(), Fault.LOGGED_OUT);
        if (reason != null && !businessPhones.with(number).devices().isEmpty()) {
            deviceLinking.unlinkAll(number, reason.toString());
        }
    }

    void clear(String target) {
        requireKnown(target);
        if (!target.equals(FaultRegistry.UNLINKED)) {
            cutUntil.remove(new PhoneNumber(target));
        }
        faults.clear(target);
        clientSessions.faultsChanged(target);
    }

    void clearAll() {
        faults.clearAll();
        cutUntil.clear();
    }

    boolean isCutOff(PhoneNumber number) {
        var until = cutUntil.get(number);
        if (until != null && clock.instant().isBefore(until)) {
            return true;
        }
        cutUntil.remove(number);
        return false;
    }
}
