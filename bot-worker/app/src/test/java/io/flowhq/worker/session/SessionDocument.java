package io.flowhq.worker.session;

import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.PageState;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** docs/session.md, as the code says it. */
final class SessionDocument {

    static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(3600);

    static final Map<LinkState, String> STATES = states();
    static final Map<LinkEvent, String> EVENTS = events();

    private SessionDocument() {}

    static String text() {
        return """
                # A session's link

                Written by `SessionDocumentTest` from `LinkTransitions`. After a change there: `mvn -pl bot-worker/app test
                -Dtest=SessionDocumentTest -Dflowhq.docs.write=true`.

                The page's bridge reports events; `LinkTransitions` answers each with the next state and the effects that the session
                applies. What changes nothing is left out, and of a variant of a state what is as in the state itself. `Ended` is never left.

                %s
                """.formatted(table());
    }

    private static String table() {
        LinkTransitions transitions = new LinkTransitions(SessionSettings.defaults());
        StringBuilder table = new StringBuilder("| in | on | goes to | effects |\n|---|---|---|---|\n");
        Map<String, String> plain = new HashMap<>();
        STATES.forEach((state, stateName) -> EVENTS.forEach((event, eventName) -> {
            LinkTransition next = transitions.after(state, event, NOW);
            String goesTo = next.next().label().equals(state.label())
                    ? "–"
                    : next.next().label();
            String effects = next.effects().stream().map(LinkEffect::label).collect(Collectors.joining(", "));
            String rest = "| %s | %s | %s |\n".formatted(eventName, goesTo, effects);
            String before = plain.putIfAbsent(state.label() + eventName, rest);
            if (before == null ? !next.equals(LinkTransition.to(state)) : !rest.equals(before)) {
                table.append("| ").append(stateName).append(' ').append(rest);
            }
        }));
        return table.toString().strip();
    }

    private static Map<LinkState, String> states() {
        Map<LinkState, String> states = new LinkedHashMap<>();
        states.put(new LinkState.Opening(NOW, 0, false), "Opening");
        states.put(new LinkState.Opening(LONG_AGO, 0, false), "Opening, late");
        states.put(new LinkState.Opening(LONG_AGO, 1, false), "Opening again, late");
        states.put(new LinkState.Opening(NOW, 0, true), "Opening, logged out as outdated");
        QrCodeRotation first = QrCodeRotation.NONE.next("code", NOW);
        states.put(new LinkState.AwaitingScan(first), "AwaitingScan");
        states.put(new LinkState.AwaitingScan(first.withPairing(NOW)), "AwaitingScan with a pairing code");
        states.put(
                new LinkState.AwaitingScan(new QrCodeRotation(QrCodeRotation.OFFERED, "code", LONG_AGO, null)),
                "AwaitingScan, codes expired");
        states.put(new LinkState.Synchronising(NOW, 0), "Synchronising");
        states.put(new LinkState.Synchronising(LONG_AGO, 0), "Synchronising without progress");
        states.put(new LinkState.Synchronising(LONG_AGO, 1), "Synchronising again without progress");
        states.put(new LinkState.Connected(LONG_AGO), "Connected");
        states.put(new LinkState.Offline(NOW, false), "Offline");
        states.put(new LinkState.Offline(NOW.minusSeconds(30), false), "Offline for seconds");
        states.put(new LinkState.Offline(LONG_AGO, true), "Offline for minutes");
        states.put(new LinkState.Unlinked(LONG_AGO), "Unlinked");
        states.put(new LinkState.Ended(SessionOutcome.STOPPED, null), "Ended");
        return states;
    }

    private static Map<LinkEvent, String> events() {
        Map<LinkEvent, String> events = new LinkedHashMap<>();
        events.put(new LinkEvent.Tick(PageState.BLANK), "Tick, page blank");
        events.put(new LinkEvent.Tick(page(false, false, null)), "Tick, modules found and not ready");
        events.put(new LinkEvent.Tick(page(true, true, "MAIN")), "Tick, page in MAIN");
        events.put(new LinkEvent.Loading(), "Loading");
        events.put(new LinkEvent.Lost(), "Lost");
        events.put(new LinkEvent.CodeShown("code"), "CodeShown");
        events.put(new LinkEvent.LinkMissing(), "LinkMissing");
        events.put(new LinkEvent.CodesRanOut(), "CodesRanOut");
        events.put(new LinkEvent.CodesRequested(), "CodesRequested");
        events.put(new LinkEvent.PairingCodeShown("code"), "PairingCodeShown");
        for (String mode : List.of(
                "QR", "SYNCING", "MAIN", "OFFLINE", "CONFLICT", "TOS_BLOCK", "PROXYBLOCK", "DEPRECATED_VERSION")) {
            events.put(
                    new LinkEvent.Seen(page(true, !mode.equals("QR"), "BEFORE"), page(true, !mode.equals("QR"), mode)),
                    "Seen " + mode);
        }
        events.put(new LinkEvent.Seen(PageState.BLANK, page(true, false, null)), "Seen ready for the first time");
        events.put(
                new LinkEvent.Seen(
                        PageState.BLANK, new PageState(true, false, false, false, null, null, true, false, null, true)),
                "Seen rejecting the browser");
        events.put(new LinkEvent.NumberKnown("255711000001", "255711000001", false), "NumberKnown");
        events.put(new LinkEvent.NumberKnown("255711000001", null, true), "NumberKnown, another tenant's");
        events.put(new LinkEvent.NumberKnown("255711000001", "255711000002", false), "NumberKnown, not the tenant's");
        events.put(new LinkEvent.LoggedOut(null), "LoggedOut");
        for (String reason :
                List.of("user_initiated", "account_locked", "storage_quota_exceeded", "client_version_outdated")) {
            events.put(new LinkEvent.LoggedOut(reason), "LoggedOut " + reason);
        }
        for (String report :
                List.of("account_temporarily_banned", "storage_initialization_error", "service_unavailable_503")) {
            events.put(new LinkEvent.BackendReported(report), "BackendReported " + report);
        }
        events.put(new LinkEvent.DialogStayed(), "DialogStayed");
        return events;
    }

    private static PageState page(boolean ready, boolean authenticated, @Nullable String mode) {
        return new PageState(true, true, ready, authenticated, mode, "NORMAL", true, false, null, false);
    }
}
