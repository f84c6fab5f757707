package io.flowhq.client.refusal;

import java.util.List;

/** No bot-worker of this name has ever reported. */
public final class WorkerNotFound extends Refusal {

    /** @param known the names there are */
    public WorkerNotFound(String name, List<String> known) {
        super(
                "worker_not_found",
                "There is no bot-worker '" + name + "'. "
                        + (known.isEmpty()
                                ? "None has ever reported."
                                : "Those known: " + String.join(", ", known) + "."));
    }
}
