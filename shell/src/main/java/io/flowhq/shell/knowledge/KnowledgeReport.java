package io.flowhq.shell.knowledge;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.function.Function;

/** Lists one part of what an owner has told. */
final class KnowledgeReport extends ReportCommand {

    private final ShellServices shellServices;
    private final Function<TenantKnowledge, ResultView> view;

    KnowledgeReport(
            String part, String summary, ShellServices shellServices, Function<TenantKnowledge, ResultView> view) {
        super(TenantArgument.of("knowledge " + part, summary).example("knowledge " + part + " 3f9c"));
        this.shellServices = shellServices;
        this.view = view;
    }

    ResultView view(TenantKnowledge told) {
        return view.apply(told);
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return view.apply(shellServices.knowledge().of(tenant));
    }
}
