package io.flowhq.replies.dialogue;

/** What a step of the dialogue does besides saying something. */
public sealed interface DialogueEffect {

    DialogueEffect NONE = new None();

    record None() implements DialogueEffect {}

    /** @param changes the order or booking that becomes this; 0 for a new one */
    record Place(DialogueKind kind, RequestDetails details, long changes) implements DialogueEffect {}

    record Cancel(DialogueKind kind, long id) implements DialogueEffect {}
}
