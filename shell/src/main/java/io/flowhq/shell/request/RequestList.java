package io.flowhq.shell.request;

import static io.flowhq.shell.terminal.Table.cell;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.Table;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;

/** Requests as a table, newest first. */
record RequestList(List<SetupRequest> requests) implements View {

    @Override
    public List<String> lines(Style style) {
        if (requests.isEmpty()) {
            return List.of("No requests yet. Owners make them in the portal.");
        }
        Table table = Table.of("REQUEST", "STATUS", "TEMPLATE", "NUMBER", "TENANT", "MADE");
        for (SetupRequest request : requests) {
            table.row(
                    cell(RequestFields.id(request)),
                    cell(request.status().name()),
                    cell(request.templateType().name()),
                    cell(request.whatsappNumber()),
                    cell(ShortId.of(request.tenantId())),
                    cell(style.ago(request.createdAt())));
        }
        return table.lines(style);
    }

    @Override
    public Object data() {
        return requests.stream().map(RequestFields::of).toList();
    }
}
