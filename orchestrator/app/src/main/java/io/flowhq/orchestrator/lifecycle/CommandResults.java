package io.flowhq.orchestrator.lifecycle;

import io.flowhq.contract.RequestId;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.ContinuedState.Answered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last fifty answers by request id, so that a command said twice is done once. */
final class CommandResults {

    private static final int MAX_RESULTS = 50;

    private final Map<String, CommandResult> byRequest = new LinkedHashMap<>();

    CommandResults(List<Answered> earlier) {
        earlier.forEach(answered -> byRequest.put(answered.request(), answered.answer()));
    }

    @Nullable
    CommandResult to(RequestId request) {
        return byRequest.get(request.value());
    }

    void keep(RequestId request, CommandResult answer) {
        byRequest.put(request.value(), answer);
        if (byRequest.size() > MAX_RESULTS) {
            byRequest.remove(byRequest.keySet().iterator().next());
        }
    }

    List<Answered> carry() {
        return byRequest.entrySet().stream()
                .map(entry -> new Answered(entry.getKey(), entry.getValue()))
                .toList();
    }
}
