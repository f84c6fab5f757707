package io.flowhq.worker.message;

import io.flowhq.contract.TenantId;
import io.flowhq.replies.Reply;
import io.flowhq.replies.dialogue.BookingDurations;
import io.flowhq.replies.dialogue.BookingTimes;
import io.flowhq.replies.dialogue.Dialogue;
import io.flowhq.replies.dialogue.DialogueEffect;
import io.flowhq.replies.dialogue.DialogueKind;
import io.flowhq.replies.dialogue.DialogueState;
import io.flowhq.replies.dialogue.DialogueStep;
import io.flowhq.replies.dialogue.OpenRequest;
import io.flowhq.replies.dialogue.OrderCatalogue;
import io.flowhq.replies.dialogue.RequestDetails;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.store.message.InboundMessageRow;
import io.flowhq.store.message.MessageKind;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.CustomerRequests;
import io.flowhq.store.order.DialogueChange;
import io.flowhq.store.order.DialogueRow;
import io.flowhq.store.order.DialogueRows;
import io.flowhq.store.order.DialogueStage;
import io.flowhq.store.order.OrderTotal;
import io.flowhq.store.order.RequestContent;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders and bookings: reads where the dialogue stands, and turns its next step into what a reply changes. */
@Component
class OrderDialogue {

    private final Dialogue dialogue = new Dialogue();
    private final DialogueRows dialogues;
    private final CustomerRequests requests;
    private final KnowledgeLoader knowledge;
    private final MessageSettings settings;

    OrderDialogue(
            DialogueRows dialogues, CustomerRequests requests, KnowledgeLoader knowledge, MessageSettings settings) {
        this.dialogues = dialogues;
        this.requests = requests;
        this.knowledge = knowledge;
        this.settings = settings;
    }

    /** What is said instead of the reply, and what it changes. */
    record Turn(DialogueStep step, DialogueChange change) {

        boolean cancels() {
            return change.effect() instanceof DialogueChange.Cancel;
        }
    }

    /**
     * Empty when the reply stands and the dialogue stays where it is.
     *
     * @param now asked for where a time matters
     */
    Optional<Turn> next(InboundMessageRow message, Reply reply, OpeningHours hours, Supplier<Instant> now) {
        if (message.kind() != MessageKind.TEXT
                || reply.handsOff()
                || reply.intent().equals(Reply.OWN)) {
            return Optional.empty();
        }
        DialogueRow row = dialogues.find(message.tenant(), message.chatId(), settings.menuMemory());
        Optional<OpenRequest> open =
                requests.lastOpen(message.tenant(), message.chatId()).map(request -> open(request, hours.zone()));
        if (!dialogue.mayConcern(state(row), reply, open.isPresent())) {
            return Optional.empty();
        }
        long changed = row.kind() == RequestKind.BOOKING
                ? row.changes()
                : open.filter(request -> request.kind() == DialogueKind.BOOKING
                                && reply.intent().equals("change"))
                        .map(OpenRequest::id)
                        .orElse(0L);
        Knowledge told = knowledge.of(message.tenant());
        BookingDurations durations = new BookingDurations(told);
        BookingTimes times = new BookingTimes(hours, taken(message.tenant(), changed), durations, now.get());
        OrderCatalogue catalogue = new OrderCatalogue(told);
        return dialogue.next(state(row), message.text(), reply, open, times, catalogue)
                .map(step -> new Turn(step, change(step, reply, times, catalogue)));
    }

    private List<BookingTimes.Taken> taken(TenantId tenant, long without) {
        return requests.taken(tenant, without).stream()
                .map(booked -> new BookingTimes.Taken(booked.startsAt(), booked.endsAt()))
                .toList();
    }

    private static DialogueState state(DialogueRow row) {
        return switch (row.stage()) {
            case NONE -> DialogueState.NONE;
            case ASKING -> new DialogueState.Asking(kind(row.kind()), details(row.content()), row.changes());
            case CONFIRMING -> new DialogueState.Confirming(kind(row.kind()), details(row.content()), row.changes());
        };
    }

    private static OpenRequest open(CustomerRequest request, ZoneId zone) {
        ZonedDateTime starts =
                request.startsAt() == null ? null : request.startsAt().atZone(zone);
        return new OpenRequest(
                kind(request.kind()),
                request.id(),
                new RequestDetails(
                        request.thing(),
                        request.number(),
                        request.place(),
                        starts == null ? null : starts.toLocalDate(),
                        starts == null ? null : starts.toLocalTime(),
                        request.name()),
                request.status() == RequestStatus.CONFIRMED);
    }

    private static DialogueChange change(DialogueStep step, Reply reply, BookingTimes times, OrderCatalogue catalogue) {
        DialogueRow row = switch (step.state()) {
            case DialogueState.None none -> DialogueRow.NONE;
            case DialogueState.Asking asking ->
                new DialogueRow(DialogueStage.ASKING, kind(asking.kind()), content(asking.details()), asking.changes());
            case DialogueState.Confirming confirming ->
                new DialogueRow(
                        DialogueStage.CONFIRMING,
                        kind(confirming.kind()),
                        content(confirming.details()),
                        confirming.changes());
        };
        DialogueChange.Effect effect = switch (step.effect()) {
            case DialogueEffect.None none -> new DialogueChange.Nothing();
            case DialogueEffect.Cancel cancel -> new DialogueChange.Cancel(kind(cancel.kind()), cancel.id());
            case DialogueEffect.Place place -> place(place, reply, times, catalogue);
        };
        return new DialogueChange(row, step.ends(), effect);
    }

    private static DialogueChange.Place place(
            DialogueEffect.Place place, Reply reply, BookingTimes times, OrderCatalogue catalogue) {
        RequestDetails details = place.details();
        Instant starts = details.day() == null || details.time() == null
                ? null
                : details.day()
                        .atTime(details.time())
                        .atZone(times.hours().zone())
                        .toInstant();
        return new DialogueChange.Place(
                kind(place.kind()),
                content(details),
                starts,
                starts == null ? null : starts.plus(times.durations().of(details.thing())),
                reply.language().name(),
                place.changes(),
                catalogue
                        .sum(details)
                        .filter(sum -> place.kind() == DialogueKind.ORDER)
                        .map(sum -> new OrderTotal(sum.amount(), sum.currency()))
                        .orElse(null));
    }

    private static RequestContent content(RequestDetails details) {
        return new RequestContent(
                details.thing(), details.number(), details.place(), details.day(), details.time(), details.name());
    }

    private static RequestDetails details(RequestContent content) {
        return new RequestDetails(
                content.thing(), content.number(), content.place(), content.day(), content.time(), content.name());
    }

    private static RequestKind kind(DialogueKind kind) {
        return RequestKind.valueOf(kind.name());
    }

    private static DialogueKind kind(@Nullable RequestKind kind) {
        return DialogueKind.valueOf(Objects.requireNonNull(kind).name());
    }
}
