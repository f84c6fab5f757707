package io.flowhq.shell.tenant;

import io.flowhq.client.AnsweringReport;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.tenant.TenantOverview;
import java.util.List;

/** A tenant that has just come to be. */
record TenantCreated(TenantOverview overview, boolean started) implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        String id = ShortId.of(overview);
        String name = TerminalText.line(overview.tenant().name());
        return List.of(
                name + " is created, id " + overview.tenant().id() + (started ? ", and is being started." : "."),
                started ? "Next, its phone: tenant link " + id : "Next: tenant start " + id);
    }

    @Override
    public Object data() {
        return TenantFields.inFull(overview, AnsweringReport.OK);
    }
}
