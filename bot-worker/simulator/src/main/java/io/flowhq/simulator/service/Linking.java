package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultBook;
import io.flowhq.simulator.judge.Ledger;
import io.flowhq.simulator.service.Client.State;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/** How devices come to phones and leave them. Guarded by the lock of {@link WhatsApp}. */
final class Linking {
    private static final Supplier<Impossible> UNKNOWN_CODE =
            () -> new Impossible("no client shows this code; it may have expired");

    private final Phones phones;
    private final Clients clients;
    private final FaultBook faults;
    private final Ledger ledger;
    private final InstantSource clock;
    private long changes;

    Linking(Phones phones, Clients clients, FaultBook faults, Ledger ledger, InstantSource clock) {
        this.phones = phones;
        this.clients = clients;
        this.faults = faults;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Rises when a device comes or goes. */
    long changes() {
        return changes;
    }

    void scan(PhoneNumber number, String code) {
        var phone = acceptingDevices(number);
        link(phone, clients.showing(code.strip()).orElseThrow(UNKNOWN_CODE));
    }

    void pair(PhoneNumber number, String code) {
        var phone = acceptingDevices(number);
        var typed = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var client = clients.showingPairingCode(typed).orElseThrow(UNKNOWN_CODE);
        if (!(client.state() instanceof State.Waiting waiting && waiting.codes().pairs(number, typed))) {
            throw new Impossible("this code was made for another number");
        }
        link(phone, client);
    }

    private Phone acceptingDevices(PhoneNumber number) {
        var phone = phones.with(number);
        if (faults.has(number.digits(), Fault.BANNED)) {
            throw new Impossible("this account is restricted right now and cannot link devices");
        }
        if (!phone.hasRoom()) {
            throw new Impossible(Phone.MOST_DEVICES + " devices are linked to this phone already; unlink one first");
        }
        return phone;
    }

    private void link(Phone phone, Client client) {
        clients.link(client, phone);
        changes++;
        if (phone.devices().size() == 1) {
            ledger.add(new Ledger.Linked(clock.instant(), phone.number.digits()));
        }
    }

    /** Unlinks every device of a phone, which must have one. */
    void unlinkAll(PhoneNumber number, String reason) {
        var phone = phones.with(number);
        if (phone.devices().isEmpty()) {
            throw new Impossible("no device is linked to this phone");
        }
        phone.devices().forEach(device -> unlink(device, reason));
    }

    void unlink(Device device, String reason) {
        var phone = phones.with(device.number);
        clients.unlink(phone, device, reason);
        changes++;
        if (phone.devices().isEmpty()) {
            ledger.add(new Ledger.Unlinked(clock.instant(), phone.number.digits()));
        }
    }

    /** Takes a phone with its devices over from before a restart. */
    void restored(Phone phone) {
        if (!phone.devices().isEmpty()) {
            ledger.add(new Ledger.Linked(clock.instant(), phone.number.digits()));
        }
    }
}
