package io.flowhq.simulator.service;

import io.flowhq.simulator.fault.Fault;
import io.flowhq.simulator.fault.FaultRegistry;
import io.flowhq.simulator.fault.HistorySync;
import io.flowhq.simulator.service.WebClientSession.State;
import io.flowhq.simulator.service.client.ClientConnection;
import io.flowhq.simulator.service.client.DeviceEntry;
import io.flowhq.simulator.service.client.FromPage;
import io.flowhq.simulator.service.client.SignatureVerifier;
import io.flowhq.simulator.service.client.ToPage;
import io.flowhq.simulator.service.message.PhoneNumber;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The open pages and what each of them is: waiting for a phone, or one of the devices. Of several pages that are the same
 * device the newest is served and the others are told of the conflict. Guarded by the lock of {@link WhatsApp}.
 */
final class ClientSessions {
    private static final int MAX_LOGOUT_REASONS = 1_000;

    private final BusinessPhones businessPhones;
    private final FaultRegistry faults;
    private final LinkCodes.Lifetimes lifetimes;
    private final ServiceSettings settings;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Set<WebClientSession> open = new LinkedHashSet<>();
    private final Map<LinkedDevice, WebClientSession> current = new LinkedHashMap<>();
    private final Map<LinkedDevice, java.time.Instant> offlineSince = new LinkedHashMap<>();
    /** Why devices that no longer exist were unlinked, for when they come back. */
    private final Map<String, String> logoutReasons = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_LOGOUT_REASONS;
        }
    };

    ClientSessions(
            BusinessPhones businessPhones,
            FaultRegistry faults,
            ServiceSettings settings,
            Scheduler scheduler,
            RandomGenerator random,
            InstantSource clock) {
        this.businessPhones = businessPhones;
        this.faults = faults;
        this.settings = settings;
        this.lifetimes = new LinkCodes.Lifetimes(
                settings.firstCode(), settings.nextCode(), settings.codes(), settings.pairingCode());
        this.scheduler = scheduler;
        this.random = random;
        this.clock = clock;
    }

    WebClientSession opened(ClientConnection clientConnection) {
        var webClientSession = new WebClientSession(hex(6), clientConnection, clock.instant());
        open.add(webClientSession);
        return webClientSession;
    }

    /** @return the device the page had just become, if it went before it could keep it: nobody has its key now */
    Optional<LinkedDevice> closed(WebClientSession webClientSession) {
        open.remove(webClientSession);
        var state = webClientSession.state();
        webClientSession.become(new State.Gone(), clock.instant());
        switch (state) {
            case State.Waiting waiting -> waiting.codes().stop();
            case State.Settling settling -> {
                left(webClientSession, settling.device());
                if (settling.justPaired()) {
                    return Optional.of(settling.device());
                }
            }
            case State.Online online -> left(webClientSession, online.device());
            case State.New n -> {}
            case State.Proving proving -> {}
            case State.Ousted ousted -> {}
            case State.Gone gone -> {}
        }
        return Optional.empty();
    }

    private void left(WebClientSession webClientSession, LinkedDevice linkedDevice) {
        if (current.remove(linkedDevice, webClientSession)) {
            offlineSince.put(linkedDevice, clock.instant());
        }
    }

    void hello(WebClientSession webClientSession, FromPage.Hello hello) {
        webClientSession.publicKey = hello.publicKey();
        webClientSession.waJs = hello.waJs();
        var id = hello.device();
        if (id == null) {
            strikes(webClientSession, FaultRegistry.UNLINKED);
            webClientSession.wire.send(new ToPage.Boot(faults.describe(FaultRegistry.UNLINKED)));
            wait(webClientSession);
            return;
        }
        var linkedDevice = businessPhones.device(id);
        if (linkedDevice.isEmpty()) {
            webClientSession.wire.send(new ToPage.Boot(Map.of()));
            logOut(webClientSession, logoutReasons.getOrDefault(id, "unknown_companion"));
            return;
        }
        var target = linkedDevice.get().number.digits();
        webClientSession.wire.send(new ToPage.Boot(faults.describe(target)));
        var nonce = new byte[32];
        random.nextBytes(nonce);
        var text = Base64.getEncoder().encodeToString(nonce);
        webClientSession.become(new State.Proving(linkedDevice.get(), text, hello.generation()), clock.instant());
        webClientSession.wire.send(new ToPage.Challenge(text));
    }

    private void wait(WebClientSession webClientSession) {
        var codes = new LinkCodes(webClientSession.wire, lifetimes, scheduler, random);
        webClientSession.become(new State.Waiting(codes), clock.instant());
        codes.start(faults.has(FaultRegistry.UNLINKED, Fault.QR_IDLE));
    }

    void proved(WebClientSession webClientSession, FromPage.Proof proof) {
        if (!(webClientSession.state() instanceof State.Proving proving)) {
            return;
        }
        var linkedDevice = proving.device();
        var text = proving.nonce() + "." + linkedDevice.id + "." + proving.generation();
        if (!SignatureVerifier.signed(linkedDevice.publicKey, text, proof.signature())) {
            logOut(webClientSession, "primary_identity_key_change");
            return;
        }
        if (proving.generation() < linkedDevice.confirmed) {
            linkedDevice.rolledBack++;
        }
        linkedDevice.generation = Math.max(linkedDevice.generation, proving.generation());
        settle(webClientSession, linkedDevice, false);
    }

    /** A phone accepts the client. */
    void link(WebClientSession webClientSession, BusinessPhone businessPhone) {
        if (webClientSession.state() instanceof State.Waiting waiting) {
            waiting.codes().stop();
        }
        var linkedDevice = new LinkedDevice(hex(8), businessPhone.number, webClientSession.publicKey, clock.instant());
        businessPhone.link(linkedDevice);
        webClientSession.wire.send(new ToPage.Paired(linkedDevice.id, 1));
        webClientSession.wire.send(new ToPage.Faults(faults.describe(businessPhone.number.digits())));
        settle(webClientSession, linkedDevice, true);
    }

    private void settle(WebClientSession webClientSession, LinkedDevice linkedDevice, boolean justPaired) {
        displace(linkedDevice);
        linkedDevice.generation++;
        linkedDevice.rewind();
        current.put(linkedDevice, webClientSession);
        webClientSession.become(new State.Settling(linkedDevice, linkedDevice.generation, justPaired), clock.instant());
        var businessPhone = businessPhones.with(linkedDevice.number);
        var history = faults.value(linkedDevice.number.digits(), Fault.HISTORY_SYNC) instanceof HistorySync sync
                ? sync
                : new HistorySync(0, 0);
        webClientSession.wire.send(new ToPage.Welcome(
                businessPhone.number,
                businessPhone.name(),
                businessPhone.number.lid(),
                linkedDevice.id,
                linkedDevice.generation,
                linkedDevice.waiting(),
                history.messages(),
                history.millis(),
                settings.syncing().toMillis()));
    }

    private void displace(LinkedDevice linkedDevice) {
        var other = current.remove(linkedDevice);
        if (other != null) {
            linkedDevice.ousted++;
            other.become(new State.Ousted(linkedDevice), clock.instant());
            other.wire.send(new ToPage.Conflict());
        }
    }

    void stored(WebClientSession webClientSession, FromPage.Stored stored) {
        if (!(webClientSession.state() instanceof State.Settling settling)
                || stored.generation() != settling.generation()) {
            return;
        }
        var linkedDevice = settling.device();
        linkedDevice.confirmed = settling.generation();
        linkedDevice.available = true;
        webClientSession.become(new State.Online(linkedDevice), clock.instant());
        offlineSince.remove(linkedDevice);
        strikes(webClientSession, linkedDevice.number.digits());
        if (faults.has(linkedDevice.number.digits(), Fault.CONFLICT)) {
            displace(linkedDevice);
            return;
        }
        linkedDevice.pump(webClientSession.wire);
    }

    void takeover(WebClientSession webClientSession) {
        if (webClientSession.state() instanceof State.Ousted ousted) {
            var linkedDevice = ousted.device();
            faults.set(linkedDevice.number.digits(), java.util.Collections.singletonMap(Fault.CONFLICT, null));
            displace(linkedDevice);
            linkedDevice.rewind();
            current.put(linkedDevice, webClientSession);
            webClientSession.become(new State.Online(linkedDevice), clock.instant());
            webClientSession.wire.send(new ToPage.TakenOver());
            linkedDevice.pump(webClientSession.wire);
        }
    }

    void refresh(WebClientSession webClientSession) {
        if (webClientSession.state() instanceof State.Waiting waiting) {
            waiting.codes().start(faults.has(FaultRegistry.UNLINKED, Fault.QR_IDLE));
        }
    }

    /** What faults do to a page at once, rather than to what it does later. */
    private void strikes(WebClientSession webClientSession, String target) {
        for (var fault : List.of(Fault.STORAGE_LOST, Fault.CRASH_RENDERER, Fault.HANG)) {
            var value = faults.strike(target, fault);
            if (value != null) {
                webClientSession.wire.send(new ToPage.Strike(fault.word(), value));
                return;
            }
        }
    }

    /** Faults of a target have changed: tell its pages, and let the ones that strike at once do so. */
    void faultsChanged(String target) {
        for (var webClientSession : List.copyOf(open)) {
            var linkedDevice = deviceOf(webClientSession);
            if (target.equals(linkedDevice == null ? FaultRegistry.UNLINKED : linkedDevice.number.digits())) {
                webClientSession.wire.send(new ToPage.Faults(faults.describe(target)));
                if (linkedDevice == null || webClientSession.state() instanceof State.Online) {
                    strikes(webClientSession, target);
                }
                if (webClientSession.state() instanceof State.Waiting waiting && faults.has(target, Fault.QR_IDLE)) {
                    waiting.codes().start(true);
                }
                if (webClientSession.state() instanceof State.Online online && faults.has(target, Fault.CONFLICT)) {
                    displace(online.device());
                }
            }
        }
    }

    void cut(PhoneNumber number, String reason) {
        for (var webClientSession : List.copyOf(open)) {
            var linkedDevice = deviceOf(webClientSession);
            if (linkedDevice != null && linkedDevice.number.equals(number)) {
                webClientSession.wire.close(reason);
            }
        }
    }

    private static @Nullable LinkedDevice deviceOf(WebClientSession webClientSession) {
        return switch (webClientSession.state()) {
            case State.Online online -> online.device();
            case State.Settling settling -> settling.device();
            case State.Ousted ousted -> ousted.device();
            case State.Proving proving -> proving.device();
            case State.Waiting waiting -> null;
            case State.New n -> null;
            case State.Gone gone -> null;
        };
    }

    /** The page that is this device now. */
    Optional<WebClientSession> serving(LinkedDevice linkedDevice) {
        return Optional.ofNullable(current.get(linkedDevice))
                .filter(webClientSession -> webClientSession.state() instanceof State.Online);
    }

    void pump(LinkedDevice linkedDevice) {
        serving(linkedDevice).ifPresent(webClientSession -> linkedDevice.pump(webClientSession.wire));
    }

    Optional<WebClientSession> showing(String code) {
        return waiting(codes -> code.equals(codes.text()));
    }

    Optional<WebClientSession> showingPairingCode(String code) {
        return waiting(codes -> codes.isPairingCode(code));
    }

    private Optional<WebClientSession> waiting(java.util.function.Predicate<LinkCodes> wanted) {
        return open.stream()
                .filter(webClientSession ->
                        webClientSession.state() instanceof State.Waiting waiting && wanted.test(waiting.codes()))
                .findFirst();
    }

    /** Ends a device: its pages are told why, and so is whoever comes with its key later. */
    void unlink(BusinessPhone businessPhone, LinkedDevice linkedDevice, String reason) {
        logoutReasons.put(linkedDevice.id, reason);
        businessPhone.unlink(linkedDevice);
        for (var webClientSession : List.copyOf(open)) {
            if (deviceOf(webClientSession) == linkedDevice) {
                logOut(webClientSession, reason);
            }
        }
        current.remove(linkedDevice);
        offlineSince.remove(linkedDevice);
    }

    private void logOut(WebClientSession webClientSession, String reason) {
        webClientSession.become(new State.Gone(), clock.instant());
        webClientSession.wire.send(new ToPage.LoggedOut(reason, reason.equals("account_locked") ? "3" : "0"));
    }

    List<DeviceEntry> entries() {
        var entries = new ArrayList<DeviceEntry>();
        for (var businessPhone : businessPhones.all()) {
            for (var linkedDevice : businessPhone.devices()) {
                entries.add(entry(linkedDevice));
            }
        }
        for (var webClientSession : open) {
            if (webClientSession.state() instanceof State.Waiting waiting) {
                var codes = waiting.codes();
                entries.add(new DeviceEntry(
                        webClientSession.id,
                        null,
                        "waiting",
                        false,
                        webClientSession.since(),
                        0,
                        0,
                        0,
                        0,
                        codes.text(),
                        codes.pairingCode(),
                        webClientSession.waJs,
                        false));
            }
        }
        return entries;
    }

    private DeviceEntry entry(LinkedDevice linkedDevice) {
        var webClientSession = current.get(linkedDevice);
        var ousted = open.stream()
                .anyMatch(other -> other.state() instanceof State.Ousted state && state.device() == linkedDevice);
        var state = webClientSession == null
                ? ousted ? "conflict" : "offline"
                : webClientSession.state() instanceof State.Online ? "online" : "pairing";
        var since = webClientSession == null
                ? offlineSince.getOrDefault(linkedDevice, linkedDevice.linkedAt)
                : webClientSession.since();
        return new DeviceEntry(
                linkedDevice.id,
                linkedDevice.number,
                state,
                true,
                since,
                linkedDevice.generation,
                linkedDevice.rolledBack,
                linkedDevice.ousted,
                linkedDevice.waiting(),
                null,
                null,
                webClientSession == null ? null : webClientSession.waJs,
                state.equals("online") && linkedDevice.available);
    }

    private String hex(int bytes) {
        var id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
