package io.flowhq.replies.dialogue;

/** Where the dialogue with one customer stands. */
public sealed interface DialogueState {

    DialogueState NONE = new None();

    /** Nothing is being ordered or booked. */
    record None() implements DialogueState {}

    /**
     * Something is missing and was asked for.
     *
     * @param changes the order or booking that is being changed; 0 for a new one
     */
    record Asking(DialogueKind kind, RequestDetails details, long changes) implements DialogueState {}

    /** All was read back, and a yes or no is awaited. */
    record Confirming(DialogueKind kind, RequestDetails details, long changes) implements DialogueState {}
}
