package io.flowhq.shell.request;

import io.flowhq.shell.tenant.ShortId;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.portal.SetupRequest;
import java.util.List;

/** One request in full. */
record SetupRequestDetails(SetupRequest request) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        return List.of(
                "Request " + RequestFields.id(request),
                "  Status       " + request.status() + ", " + outputStyle.ago(request.updatedAt()),
                "  Made         " + outputStyle.ago(request.createdAt()),
                "  Business     " + business(),
                "  Template     " + request.templateType(),
                "  Number       " + TerminalText.line(request.whatsappNumber()),
                "  Notes        " + (request.notes() == null ? "none" : TerminalText.line(request.notes())),
                "  Tenant       " + request.tenantId(),
                "  Next         " + nextStep());
    }

    private String nextStep() {
        return switch (request.status()) {
            case SUBMITTED, REVIEWING ->
                "request approve " + RequestFields.id(request).substring(0, 8);
            case APPROVED, ACTIVE, REJECTED -> "tenant show " + ShortId.of(request.tenantId());
        };
    }

    private String business() {
        String name = request.businessName() == null ? "not named" : TerminalText.line(request.businessName());
        return request.businessType() == null ? name : name + ", " + TerminalText.line(request.businessType());
    }

    @Override
    public Object data() {
        return RequestFields.of(request);
    }
}
