package io.flowhq.client.refusal;

/** No such request, or it is none that the asker may see. */
public final class SetupRequestNotFound extends Refusal {

    public SetupRequestNotFound(String id) {
        super("setup_request_not_found", "There is no setup request " + id + ".");
    }
}
