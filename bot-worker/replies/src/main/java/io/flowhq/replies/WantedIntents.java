package io.flowhq.replies;

import io.flowhq.replies.Vocabulary.Match;
import io.flowhq.replies.slots.Slot;
import io.flowhq.replies.slots.Slots;
import java.util.ArrayList;
import java.util.List;

/** Makes of the intents of a message what is answered: nobody is asked for what was said. */
final class WantedIntents {

    private final ReplyTemplate replyTemplate;

    WantedIntents(ReplyTemplate replyTemplate) {
        this.replyTemplate = replyTemplate;
    }

    /** One intent, as it is. */
    static Interpretation exactly(Intent intent, ReadMessage read) {
        return new Interpretation.Wants(intent, List.of(), List.of(), false, read.slots());
    }

    Interpretation of(Intent wanted, ReadMessage read) {
        return of(List.of(wanted), List.of(), read);
    }

    /** @param because the declared words or the example that decided */
    Interpretation of(List<Intent> wanted, List<String> because, ReadMessage read) {
        return new Interpretation.Wants(
                withoutNeedlessQuestion(wanted.getFirst(), read.slots(), read.last()),
                BesideAnswers.of(wanted),
                because,
                read.found().greeted(),
                read.slots());
    }

    /** The intents of declared words, in the order in which they are answered. */
    List<Intent> declared(List<Match> matches, boolean social) {
        return replyTemplate.intents().values().stream()
                .filter(intent -> intent.social() == social)
                .filter(intent ->
                        matches.stream().anyMatch(match -> match.intent().equals(intent.name())))
                .toList();
    }

    static List<String> texts(List<Match> matches, Intent intent) {
        return matches.stream()
                .filter(match -> match.intent().equals(intent.name()))
                .map(match -> match.phrase().text())
                .distinct()
                .toList();
    }

    /** Nobody is asked for what they have said already, now or before. */
    private Intent withoutNeedlessQuestion(Intent main, Slots slots, String last) {
        List<Slot> missing = new ArrayList<>(main.missing(slots));
        boolean spokenOf =
                last.equals("price_details") || last.equals("products_details") || last.equals("order_details");
        if (spokenOf && main.needs().size() > 1) {
            missing.remove(Slot.THING);
        }
        boolean told = !main.needs().isEmpty() && missing.isEmpty();
        return main.asks().filter(asked -> told).map(replyTemplate::intent).orElse(main);
    }
}
