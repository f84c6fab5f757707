package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.DialogFault;
import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import io.flowhq.simulator.service.message.PhoneNumber;
import java.time.Duration;
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
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Map<PhoneNumber, Instant> cutUntil = new HashMap<>();

    FaultActivator(
            BusinessPhones businessPhones,
            ClientSessions clientSessions,
            DeviceLinking deviceLinking,
            FaultRegistry faults,
            Scheduler scheduler,
            InstantSource clock) {
        this.businessPhones = businessPhones;
        this.clientSessions = clientSessions;
        this.deviceLinking = deviceLinking;
        this.faults = faults;
        this.scheduler = scheduler;
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
        businessPhones.with(number).devices().stream()
                .filter(device -> clientSessions.serving(device).isPresent())
                .forEach(this::cameOnline);
    }

    /** A device whose page shows the dialog has so long to press its button. */
    void cameOnline(LinkedDevice device) {
        var number = device.number.digits();
        if (faults.value(number, Fault.WHATS_NEW) instanceof DialogFault dialog
                && (!dialog.afterReload() || device.generation > 1)) {
            scheduler.after(Duration.ofSeconds(dialog.seconds()), () -> {
                if (dialog.equals(faults.value(number, Fault.WHATS_NEW))
                        && businessPhones.device(device.id).isPresent()) {
                    deviceLinking.unlink(device, "unknown_companion");
                }
            });
        }
    }

    void dismissed(LinkedDevice device) {
        var number = device.number.digits();
        faults.set(number, Collections.singletonMap(Fault.WHATS_NEW, null));
        clientSessions.faultsChanged(number);
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
