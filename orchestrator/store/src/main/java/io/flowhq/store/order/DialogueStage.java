package io.flowhq.store.order;

/** Where a dialogue stands: {@code dialogues.stage}. */
public enum DialogueStage {
    NONE,
    ASKING,
    CONFIRMING
}
