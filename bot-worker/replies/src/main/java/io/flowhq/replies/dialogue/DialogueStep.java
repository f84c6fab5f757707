package io.flowhq.replies.dialogue;

/**
 * What is said next, and what it changes.
 *
 * @param intent under which it is remembered, so that the next message is read as an answer to it
 * @param ends the dialogue is over: what was said in it does not count for the next one
 */
public record DialogueStep(DialogueState state, String intent, String text, DialogueEffect effect, boolean ends) {

    DialogueStep saying(String words) {
        return new DialogueStep(state, intent, words, effect, ends);
    }
}
