package io.flowhq.shell.knowledge;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ReportCommand;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.store.knowledge.TenantKnowledge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code knowledge show}: all parts of what an owner has told. */
final class ShowKnowledge extends ReportCommand {

    private final Map<String, KnowledgeReport> parts;
    private final ShellServices shellServices;

    ShowKnowledge(Map<String, KnowledgeReport> parts, ShellServices shellServices) {
        super(TenantArgument.of("knowledge show", "Shows all that an owner has told.")
                .example("knowledge show 3f9c -o json"));
        this.parts = parts;
        this.shellServices = shellServices;
    }

    @Override
    protected ResultView look(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        return new All(parts, shellServices.knowledge().of(tenant));
    }

    private record All(Map<String, KnowledgeReport> parts, TenantKnowledge told) implements ResultView {

        @Override
        public List<String> lines(OutputStyle outputStyle) {
            List<String> lines = new ArrayList<>();
            parts.forEach((name, part) -> {
                lines.add(name.toUpperCase(Locale.ROOT));
                part.view(told).lines(outputStyle).forEach(line -> lines.add("  " + line));
                lines.add("");
            });
            lines.removeLast();
            return lines;
        }

        @Override
        public Object data() {
            var fields = new FieldMap();
            parts.forEach((name, part) -> fields.put(name, part.view(told).data()));
            return fields.values();
        }
    }
}
