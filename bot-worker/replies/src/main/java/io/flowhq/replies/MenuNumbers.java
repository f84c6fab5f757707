package io.flowhq.replies;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message of nothing but menu numbers; one that is not in the menu has an answer of its own. */
final class MenuNumbers {

    private final ReplyTemplate replyTemplate;
    private final SharedReplyData sharedReplyData;

    MenuNumbers(ReplyTemplate replyTemplate, SharedReplyData sharedReplyData) {
        this.replyTemplate = replyTemplate;
        this.sharedReplyData = sharedReplyData;
    }

    /** The lines of the menu that are chosen, in order; empty when the message says something else. */
    List<Intent> chosen(TokenizedMessage message, PreviousIntent last) {
        Set<Intent> chosen = new LinkedHashSet<>();
        boolean menuIsShown = replyTemplate.showsMenu(last.intent());
        for (Token token : message.tokens()) {
            Optional<Integer> number = number(token);
            boolean isADetail = number.isPresent()
                    && !menuIsShown
                    && (last.intent().endsWith(MessageReader.DETAILS)
                            || asksForANumber(last)
                            || replyTemplate.choice(number.get()).isEmpty());
            if (isADetail) {
                return List.of();
            }
            if (number.isPresent()) {
                chosen.add(replyTemplate.choice(number.get()).orElse(replyTemplate.noSuchNumber()));
            } else if (!token.isOneOf(sharedReplyData.fillers())) {
                return List.of();
            }
        }
        return chosen.contains(replyTemplate.noSuchNumber())
                ? List.of(replyTemplate.noSuchNumber())
                : List.copyOf(chosen);
    }

    /** Whether a message is a number and next to nothing else, so that only what was said before tells what it counts. */
    boolean isABareNumber(TokenizedMessage message) {
        return message.tokens().stream().anyMatch(token -> number(token).isPresent())
                && message.tokens().stream()
                        .allMatch(token -> number(token).isPresent() || token.isOneOf(sharedReplyData.fillers()));
    }

    /** Who is asked how many, or at which time, answers that with a bare number. */
    private boolean asksForANumber(PreviousIntent last) {
        return Optional.ofNullable(replyTemplate.intents().get(last.intent()))
                .filter(Intent::asksForANumber)
                .isPresent();
    }

    private Optional<Integer> number(Token token) {
        if (token.text().matches("\\d{1,2}")) {
            return Optional.of(Integer.parseInt(token.text()));
        }
        Map<String, Integer> numbers = sharedReplyData.numbers();
        return token.spellings().stream()
                .filter(numbers::containsKey)
                .map(numbers::get)
                .findFirst();
    }
}
