package io.flowhq.shell.request;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;

/** Requests as a table, newest first. */
record RequestList(List<SetupRequest> requests) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (requests.isEmpty()) {
            return List.of("No requests yet. Owners make them in the portal.");
        }
        TextTable textTable = TextTable.of("REQUEST", "STATUS", "TEMPLATE", "NUMBER", "TENANT", "MADE");
        for (SetupRequest request : requests) {
            textTable.row(
                    cell(RequestFields.id(request)),
                    cell(request.status().name()),
                    cell(request.templateType().name()),
                    cell(request.whatsappNumber()),
                    cell(ShortId.of(request.tenantId())),
                    cell(outputStyle.ago(request.createdAt())));
        }
        return textTable.lines(outputStyle);
    }

    @Override
    public Object data() {
        return requests.stream().map(RequestFields::of).toList();
    }
}
