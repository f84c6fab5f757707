package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import io.flowhq.simulator.judge.TrafficLog;
import io.flowhq.simulator.service.WebClientSession.State;
import io.flowhq.simulator.service.message.PhoneNumber;
import io.flowhq.simulator.service.message.RequestConflict;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/** How devices come to phones and leave them. Guarded by the lock of {@link WhatsApp}. */
final class DeviceLinking {
    private static final Supplier<RequestConflict> UNKNOWN_CODE =
            () -> new RequestConflict("no client shows this code; it may have expired");

    private final BusinessPhones businessPhones;
    private final ClientSessions clientSessions;
    private final FaultRegistry faults;
    private final TrafficLog eventLog;
    private final InstantSource clock;
    private long changes;

    DeviceLinking(
            BusinessPhones businessPhones,
            ClientSessions clientSessions,
            FaultRegistry faults,
            TrafficLog eventLog,
            InstantSource clock) {
        this.businessPhones = businessPhones;
        this.clientSessions = clientSessions;
        this.faults = faults;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** Rises when a device comes or goes. */
    long changes() {
        return changes;
    }

    void scan(PhoneNumber number, String code) {
        var businessPhone = acceptingDevices(number);
        link(businessPhone, clientSessions.showing(code.strip()).orElseThrow(UNKNOWN_CODE));
    }

    void pair(PhoneNumber number, String code) {
        var businessPhone = acceptingDevices(number);
        var typed = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var webClientSession = clientSessions.showingPairingCode(typed).orElseThrow(UNKNOWN_CODE);
        if (!(webClientSession.state() instanceof State.Waiting waiting
                && waiting.codes().pairs(number, typed))) {
            throw new RequestConflict("this code was made for another number");
        }
        link(businessPhone, webClientSession);
    }

    private BusinessPhone acceptingDevices(PhoneNumber number) {
        var businessPhone = businessPhones.with(number);
        if (faults.has(number.digits(), Fault.BANNED)) {
            throw new RequestConflict("this account is restricted right now and cannot link devices");
        }
        if (!businessPhone.hasRoom()) {
            throw new RequestConflict(
                    BusinessPhone.MAX_DEVICES + " devices are linked to this phone already; unlink one first");
        }
        return businessPhone;
    }

    private void link(BusinessPhone businessPhone, WebClientSession webClientSession) {
        clientSessions.link(webClientSession, businessPhone);
        changes++;
        if (businessPhone.devices().size() == 1) {
            eventLog.add(new TrafficLog.Linked(clock.instant(), businessPhone.number.digits()));
        }
    }

    /** Unlinks every device of a phone, which must have one. */
    void unlinkAll(PhoneNumber number, String reason) {
        var businessPhone = businessPhones.with(number);
        if (businessPhone.devices().isEmpty()) {
            throw new RequestConflict("no device is linked to this phone");
        }
        businessPhone.devices().forEach(linkedDevice -> unlink(linkedDevice, reason));
    }

    void unlink(LinkedDevice linkedDevice, String reason) {
        var businessPhone = businessPhones.with(linkedDevice.number);
        clientSessions.unlink(businessPhone, linkedDevice, reason);
        changes++;
        if (businessPhone.devices().isEmpty()) {
            eventLog.add(new TrafficLog.Unlinked(clock.instant(), businessPhone.number.digits()));
        }
    }

    /** Takes a phone with its devices over from before a restart. */
    void restored(BusinessPhone businessPhone) {
        if (!businessPhone.devices().isEmpty()) {
            eventLog.add(new TrafficLog.Linked(clock.instant(), businessPhone.number.digits()));
        }
    }
}
