package io.flowhq.worker.session;

import static io.flowhq.worker.session.LinkTransition.ended;
import static io.flowhq.worker.session.LinkTransition.to;

import io.flowhq.contract.WhatsAppNumber;
import io.flowhq.contract.session.SessionEvent;
import io.flowhq.contract.session.SessionOutcome;
import io.flowhq.worker.page.PageState;
import io.flowhq.worker.session.LinkState.AwaitingScan;
import io.flowhq.worker.session.LinkState.Connected;
import io.flowhq.worker.session.LinkState.Ended;
import io.flowhq.worker.session.LinkState.Offline;
import io.flowhq.worker.session.LinkState.Opening;
import io.flowhq.worker.session.LinkState.Synchronising;
import io.flowhq.worker.session.LinkState.Unlinked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of a link's transitions, as one pure function. docs/session.md shows it; a test holds the two together. */
final class LinkTransitions {

    /** A page that is online again before this was never announced as offline; a logout's reason comes within it. */
    static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

    private static final String DIALOG = "WhatsApp Web shows a dialog that could not be dismissed; see the screenshot";
    private static final String UNLINKED = "the browser has lost the link; it is restored from the snapshot";
    private static final String NOBODY = "nobody scanned any of the codes";

    private final SessionSettings settings;

    LinkTransitions(SessionSettings settings) {
        this.settings = settings;
    }

    LinkTransition after(LinkState state, LinkEvent event, Instant now) {
        if (state instanceof Ended) {
            return to(state);
        }
        if (state instanceof Unlinked unlinked) {
            return afterUnlinked(unlinked, event, now);
        }
        return switch (event) {
            case LinkEvent.Loading loading -> afterLoading(state, now);
            case LinkEvent.Lost lost -> afterLoss(state, now);
            case LinkEvent.Tick tick -> afterTick(state, tick.page(), now);
            case LinkEvent.Seen seen -> afterSeen(state, seen, now);
            case LinkEvent.NumberKnown known -> afterNumber(state, known, now);
            case LinkEvent.CodeShown shown -> afterCode(state, shown.text(), now);
            case LinkEvent.LinkMissing missing ->
                state instanceof Opening ? ended(SessionOutcome.STORAGE_LOST, UNLINKED) : to(state);
            case LinkEvent.CodesRanOut out -> afterCodesRanOut(state, now);
            case LinkEvent.CodesRequested requested ->
                state instanceof AwaitingScan scan
                        ? to(new AwaitingScan(scan.codes().restarted()), new LinkEffect.RequestCodes())
                        : to(state, new LinkEffect.RequestCodes());
            case LinkEvent.PairingCodeShown pairing -> afterPairingCode(state, pairing.code(), now);
            case LinkEvent.LoggedOut out -> afterLogout(state, out.reason(), now);
            case LinkEvent.BackendReported report -> afterReport(state, report.name());
            case LinkEvent.DialogStayed dialog ->
                to(
                        new Ended(SessionOutcome.ACTION_REQUIRED, DIALOG),
                        new LinkEffect.TakeScreenshot(),
                        new LinkEffect.End(SessionOutcome.ACTION_REQUIRED, DIALOG));
        };
    }

    private static LinkTransition afterUnlinked(Unlinked state, LinkEvent event, Instant now) {
        return switch (event) {
            case LinkEvent.LoggedOut out when out.reason() != null -> afterLogout(state, out.reason(), now);
            case LinkEvent.Tick tick
            when now.isAfter(state.since().plus(GRACE_PERIOD)) ->
                ended(SessionOutcome.LOGGED_OUT, "the phone removed the device");
            default -> to(state);
        };
    }

    private static LinkTransition afterLoading(LinkState state, Instant now) {
        return switch (state) {
            case Opening opening -> to(new Opening(now, opening.reloads(), opening.outdated()));
            case Synchronising synchronising -> to(new Opening(now, synchronising.reloads(), false));
            default -> afterLoss(state, now);
        };
    }

    private static LinkTransition afterLoss(LinkState state, Instant now) {
        return switch (state) {
            case Connected connected -> to(new Opening(now, 0, false), lost(true));
            case Offline offline -> to(new Opening(now, 0, false), lost(!offline.announced()));
            case AwaitingScan scan -> to(new Opening(now, 0, false));
            default -> to(state);
        };
    }

    private static LinkEffect[] lost(boolean announce) {
        return announce
                ? new LinkEffect[] {new LinkEffect.CloseChats(), new LinkEffect.Notify(SessionEvent.Kind.DISCONNECTED)}
                : new LinkEffect[] {new LinkEffect.CloseChats()};
    }

    private LinkTransition afterTick(LinkState state, PageState page, Instant now) {
        return switch (state) {
            case Opening opening
            when late(opening.since(), settings.readyWithin(), now) ->
                opening.reloads() == 0
                        ? to(
                                new Opening(now, 1, opening.outdated()),
                                new LinkEffect.Reload("the page did not get ready: " + page))
                        : ended(notReady(page), "the page did not get ready: " + page);
            case Synchronising synchronising
            when late(synchronising.progressAt(), settings.syncWithin(), now) ->
                synchronising.reloads() == 0
                        ? to(new Opening(now, 1, false), new LinkEffect.Reload("the chats did not come: " + page))
                        : ended(SessionOutcome.PAGE_HUNG, "the chats did not come: " + page);
            case AwaitingScan scan when scan.codes().ranOut(now) -> ended(SessionOutcome.SCAN_TIMEOUT, NOBODY);
            case Offline offline
            when late(offline.since(), settings.offlineFor(), now) ->
                ended(
                        SessionOutcome.UNREACHABLE,
                        "offline for " + settings.offlineFor().toSeconds() + " s");
            case Offline offline
            when !offline.announced() && late(offline.since(), GRACE_PERIOD, now) ->
                to(new Offline(offline.since(), true), new LinkEffect.Notify(SessionEvent.Kind.DISCONNECTED));
            case Connected connected -> to(state);
            default -> to(state, askNumber(page));
        };
    }

    private static boolean late(Instant since, Duration allowed, Instant now) {
        return now.isAfter(since.plus(allowed));
    }

    /** A page whose modules were found and that is still not ready was changed; one without them is not there yet. */
    private static SessionOutcome notReady(PageState page) {
        if (page.injected() && !page.ready()) {
            return SessionOutcome.PAGE_INCOMPATIBLE;
        }
        return page.ready() && !page.offline() ? SessionOutcome.DISCONNECTED : SessionOutcome.UNREACHABLE;
    }

    private static LinkEffect[] askNumber(PageState page) {
        return page.connected() && !page.offline() ? new LinkEffect[] {new LinkEffect.AskNumber()} : new LinkEffect[0];
    }

    private static LinkTransition afterSeen(LinkState state, LinkEvent.Seen seen, Instant now) {
        PageState page = seen.page();
        if (page.rejected()) {
            return ended(SessionOutcome.BROWSER_REJECTED, "WhatsApp Web shows its page for unsupported browsers");
        }
        boolean newMode = !Objects.equals(seen.before().mode(), page.mode());
        switch (page.mode() == null ? "" : page.mode()) {
            case "CONFLICT" -> {
                return newMode ? conflict(state, now) : to(state);
            }
            case "TOS_BLOCK", "SMB_TOS_BLOCK" -> {
                return ended(SessionOutcome.BANNED, "the service blocked the account: " + page.mode());
            }
            case "PROXYBLOCK" -> {
                return ended(SessionOutcome.UNREACHABLE, "the service refuses this network: " + page.mode());
            }
            case "DEPRECATED_VERSION" -> {
                return newMode ? outdated(state, false, now) : to(state);
            }
            default -> {}
        }
        if (page.idle() && page.in("QR")) {
            return afterCodesRanOut(state, now);
        }
        LinkTransition moved = moved(state, seen, now);
        if (page.ready() && !seen.before().ready()) {
            List<LinkEffect> effects = new ArrayList<>(List.of(new LinkEffect.CheckNames()));
            effects.addAll(moved.effects());
            return new LinkTransition(moved.next(), effects);
        }
        return moved;
    }

    private static LinkTransition conflict(LinkState state, Instant now) {
        return state instanceof Connected
                ? to(new Offline(now, false), new LinkEffect.CloseChats(), new LinkEffect.ResolveConflict())
                : to(state, new LinkEffect.ResolveConflict());
    }

    private static LinkTransition moved(LinkState state, LinkEvent.Seen seen, Instant now) {
        PageState page = seen.page();
        boolean online = page.connected() && !page.offline();
        return switch (state) {
            case Connected connected -> online ? to(state) : to(new Offline(now, false), new LinkEffect.CloseChats());
            case AwaitingScan scan
            when page.authenticated() ->
                with(askNumber(page), new Synchronising(now, 0), new LinkEffect.Notify(SessionEvent.Kind.SCANNED));
            case Opening opening
            when page.authenticated() && page.in("SYNCING") ->
                to(new Synchronising(now, opening.reloads()), new LinkEffect.Notify(SessionEvent.Kind.SCANNED));
            case Synchronising synchronising
            when !page.equals(seen.before()) -> to(new Synchronising(now, synchronising.reloads()), askNumber(page));
            default -> to(state, askNumber(page));
        };
    }

    private static LinkTransition with(LinkEffect[] more, LinkState next, LinkEffect first) {
        List<LinkEffect> effects = new ArrayList<>(List.of(first));
        effects.addAll(List.of(more));
        return new LinkTransition(next, effects);
    }

    private static LinkTransition afterNumber(LinkState state, LinkEvent.NumberKnown known, Instant now) {
        if (state instanceof Connected) {
            return to(state);
        }
        Optional<String> wrong = wrongNumber(known);
        if (wrong.isPresent()) {
            return to(
                    new Ended(SessionOutcome.WRONG_NUMBER, wrong.get()),
                    new LinkEffect.Unlink(SessionOutcome.WRONG_NUMBER, wrong.get()));
        }
        return to(
                new Connected(now),
                new LinkEffect.OpenChats(known.number()),
                new LinkEffect.Notify(SessionEvent.Kind.CONNECTED));
    }

    private static Optional<String> wrongNumber(LinkEvent.NumberKnown known) {
        String number = WhatsAppNumber.masked(known.number());
        String expected = known.expected();
        if (expected != null && !WhatsAppNumber.same(known.number(), expected)) {
            return Optional.of("linked by the phone %s, but the tenant's number is %s; the device was unlinked again"
                    .formatted(number, WhatsAppNumber.masked(expected)));
        }
        return known.anothers()
                ? Optional.of(
                        ("linked by the phone %s, which is another tenant's; the device was unlinked again. Scan with"
                                        + " this tenant's own phone, or log the other tenant out first")
                                .formatted(number))
                : Optional.empty();
    }

    private static LinkTransition afterCode(LinkState state, String text, Instant now) {
        return switch (state) {
            case AwaitingScan scan -> {
                QrCodeRotation codes = scan.codes().next(text, now);
                yield to(new AwaitingScan(codes), new LinkEffect.ShowCode(codes.code()));
            }
            case Synchronising synchronising -> to(state);
            default -> {
                QrCodeRotation codes = QrCodeRotation.NONE.next(text, now);
                List<LinkEffect> effects = new ArrayList<>();
                if (state instanceof Connected || state instanceof Offline) {
                    effects.add(new LinkEffect.CloseChats());
                }
                effects.add(new LinkEffect.ShowCode(codes.code()));
                effects.add(new LinkEffect.Notify(SessionEvent.Kind.QR_SHOWN));
                yield new LinkTransition(new AwaitingScan(codes), effects);
            }
        };
    }

    private static LinkTransition afterCodesRanOut(LinkState state, Instant now) {
        return switch (state) {
            case AwaitingScan scan when scan.codes().pairingOpen(now) -> to(state);
            case AwaitingScan scan -> ended(SessionOutcome.SCAN_TIMEOUT, NOBODY);
            case Opening opening -> ended(SessionOutcome.SCAN_TIMEOUT, NOBODY);
            default -> to(state);
        };
    }

    private static LinkTransition afterPairingCode(LinkState state, String code, Instant now) {
        LinkEffect show = new LinkEffect.ShowPairingCode(code, QrCodeRotation.pairingExpiry(now));
        return state instanceof AwaitingScan scan
                ? to(new AwaitingScan(scan.codes().withPairing(now)), show)
                : to(state, show);
    }

    private static LinkTransition afterLogout(LinkState state, @Nullable String reason, Instant now) {
        if (state instanceof Opening opening && opening.outdated()) {
            return to(state);
        }
        if (reason == null) {
            return state instanceof Connected || state instanceof Offline
                    ? to(new Unlinked(now), new LinkEffect.CloseChats())
                    : to(new Unlinked(now));
        }
        return switch (reason) {
            case "account_locked" -> ended(SessionOutcome.BANNED, "the account is locked");
            case "web_fail_storage_initialization", "storage_quota_exceeded", "cache_storage_open_failed" ->
                ended(SessionOutcome.STORAGE_LOST, reason);
            case "client_version_outdated" -> outdated(state, true, now);
            default -> ended(SessionOutcome.LOGGED_OUT, "logged out: " + reason);
        };
    }

    private static LinkTransition outdated(LinkState state, boolean loggedOut, Instant now) {
        List<LinkEffect> effects = new ArrayList<>();
        if (state instanceof Connected || state instanceof Offline offline && !offline.announced()) {
            effects.add(new LinkEffect.CloseChats());
            effects.add(new LinkEffect.Notify(SessionEvent.Kind.DISCONNECTED));
        }
        effects.add(new LinkEffect.RefreshOutdated());
        return new LinkTransition(new Opening(now, 0, loggedOut), effects);
    }

    private static LinkTransition afterReport(LinkState state, String name) {
        return switch (name) {
            case "account_temporarily_banned" -> ended(SessionOutcome.BANNED, name);
            case "storage_initialization_error" -> ended(SessionOutcome.STORAGE_LOST, name);
            default -> to(state);
        };
    }
}
