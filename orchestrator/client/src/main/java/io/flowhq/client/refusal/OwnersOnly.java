package io.flowhq.client.refusal;

/** Attempted by someone of the business who is not its owner. */
public final class OwnersOnly extends Refusal {

    public OwnersOnly() {
        super("owners_only", "Only the owner of the business may do this.");
    }
}
