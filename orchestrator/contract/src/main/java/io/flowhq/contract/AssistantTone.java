package io.flowhq.contract;

/** How an assistant sounds: polite, or as people talk in town (Swahili: mtaani). */
public enum AssistantTone {
    POLITE,
    MTAANI
}
