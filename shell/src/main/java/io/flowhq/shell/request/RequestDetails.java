package io.flowhq.shell.request;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.Plain;
import io.flowhq.shell.terminal.Style;
import io.flowhq.shell.terminal.View;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;

/** One request in full. */
record RequestDetails(SetupRequest request) implements View {

    @Override
    public List<String> lines(Style style) {
        return List.of(
                "Request " + RequestFields.id(request),
                "  Status       " + request.status() + ", " + style.ago(request.updatedAt()),
                "  Made         " + style.ago(request.createdAt()),
                "  Template     " + request.templateType(),
                "  Number       " + Plain.line(request.whatsappNumber()),
                "  Notes        " + (request.notes() == null ? "none" : Plain.line(request.notes())),
                "  Tenant       " + request.tenantId(),
                "  Next         tenant show " + ShortId.of(request.tenantId()));
    }

    @Override
    public Object data() {
        return RequestFields.of(request);
    }
}
