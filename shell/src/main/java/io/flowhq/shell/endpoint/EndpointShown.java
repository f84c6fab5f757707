package io.flowhq.shell.endpoint;

import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.endpoint.AnswerEndpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint without its key; null when the assistant asks nobody. */
record EndpointShown(@Nullable AnswerEndpoint endpoint) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (endpoint == null) {
            return List.of("The assistant asks nobody. Let it: endpoint set TENANT URL");
        }
        return List.of(
                "Address  " + endpoint.url(),
                "Shape    " + endpoint.shape() + (endpoint.model().isEmpty() ? "" : ", model " + endpoint.model()),
                "Key      " + (endpoint.key().isEmpty() ? "none" : "set"),
                "Budget   " + endpoint.dailyBudget() + " questions a day");
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("url", endpoint == null ? null : endpoint.url())
                .put("shape", endpoint == null ? null : endpoint.shape().name())
                .put("model", endpoint == null ? null : endpoint.model())
                .put("has_key", endpoint != null && !endpoint.key().isEmpty())
                .put("daily_budget", endpoint == null ? null : endpoint.dailyBudget())
                .values();
    }
}
