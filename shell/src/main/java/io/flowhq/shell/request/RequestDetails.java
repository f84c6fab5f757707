package io.flowhq.shell.request;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;

/** One request in full. */
record RequestDetails(SetupRequest request) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(
                "Request " + RequestFields.id(request),
                "  Status       " + request.status() + ", " + outputStyle.ago(request.updatedAt()),
                "  Made         " + outputStyle.ago(request.createdAt()),
                "  Template     " + request.templateType(),
                "  Number       " + TerminalText.line(request.whatsappNumber()),
                "  Notes        " + (request.notes() == null ? "none" : TerminalText.line(request.notes())),
                "  Tenant       " + request.tenantId(),
                "  Next         tenant show " + ShortId.of(request.tenantId()));
    }

    @Override
    public Object data() {
        return RequestFields.of(request);
    }
}
