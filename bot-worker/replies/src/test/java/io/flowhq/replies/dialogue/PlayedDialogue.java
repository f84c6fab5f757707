package io.flowhq.replies.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.PreviousIntent;
import io.flowhq.replies.Question;
import io.flowhq.replies.QuestionKind;
import io.flowhq.replies.Replies;
import io.flowhq.replies.Reply;
import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.knowledge.Knowledge;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One customer talking to one business, remembered as a worker remembers it. */
final class PlayedDialogue {

    /** A Wednesday, noon in Dar es Salaam. */
    static final Instant NOON = Instant.parse("2026-03-04T09:00:00Z");

    static final ZoneId DAR = ZoneId.of("Africa/Dar_es_Salaam");
    private static final Replies REPLIES = Replies.load();
    private static final Dialogue DIALOGUE = new Dialogue();

    final List<BookingTimes.Taken> taken = new ArrayList<>();
    final List<DialogueEffect> effects = new ArrayList<>();
    OpeningHours hours = OpeningHours.none(DAR);
    Knowledge knowledge = Knowledge.NONE;
    DialogueState state = DialogueState.NONE;
    Optional<OpenRequest> open = Optional.empty();

    private final String template;
    private final ReplyLanguage language;
    private final List<String> earlier = new ArrayList<>();
    private Optional<PreviousIntent> last = Optional.empty();

    PlayedDialogue(String template, ReplyLanguage language) {
        this.template = template;
        this.language = language;
    }

    /** @return what the customer reads */
    String write(String text) {
        Reply reply = REPLIES.replyTo(
                new Question(template, "Salon Asha", language, text, last, List.of(), hours, NOON, QuestionKind.TEXT)
                        .after(earlier)
                        .knowing(knowledge));
        Optional<DialogueStep> step = DIALOGUE.next(
                state,
                text,
                reply,
                open,
                new BookingTimes(hours, taken, new BookingDurations(knowledge), NOON),
                new OrderCatalogue(knowledge));
        earlier.add(text);
        if (!DIALOGUE.mayConcern(state, reply, open.isPresent())) {
            assertThat(step).isEmpty();
        }
        if (step.isEmpty()) {
            last = Optional.of(reply.remembered());
            return reply.text();
        }
        state = step.get().state();
        last = Optional.of(new PreviousIntent(step.get().intent(), reply.language()));
        if (step.get().ends()) {
            earlier.clear();
        }
        if (!(step.get().effect() instanceof DialogueEffect.None)) {
            effects.add(step.get().effect());
        }
        return step.get().text();
    }

    RequestDetails placed() {
        return ((DialogueEffect.Place) effects.getLast()).details();
    }
}
