package io.flowhq.shell.order;

import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.order.CustomerRequest;
import java.util.List;
import java.util.Locale;

/** An order or a booking that was just decided on. */
record DecidedCustomerRequest(CustomerRequest request) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of("The " + request.kind().name().toLowerCase(Locale.ROOT) + " " + request.id() + " is "
                + request.status() + "; the customer is told.");
    }

    @Override
    public Object data() {
        return CustomerRequestList.fields(request);
    }
}
