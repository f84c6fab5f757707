package io.flowhq.shell.tenant;

import io.flowhq.client.TrialReply;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code tenant try}. */
@Component("tenant try")
final class TryMessage extends ShellCommand {

    private static final String TEXT = "text";

    private final ShellServices shellServices;

    TryMessage(ShellServices shellServices) {
        super(TenantArgument.of("tenant try", "Shows what the assistant would answer; nothing is sent.")
                .argument(TEXT, "what a customer would write, in quotes")
                .example("tenant try 3f9c \"bei gani?\""));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        invocation
                .output()
                .print(new Tried(shellServices
                        .trials()
                        .answers(tenant, List.of(invocation.argument(TEXT)))
                        .getLast()));
    }

    /** What would be said, and why. */
    private record Tried(TrialReply reply) implements ResultView {

        @Override
        public List<String> lines(OutputStyle outputStyle) {
            List<String> lines = new ArrayList<>(reply.text().lines().toList());
            lines.add("");
            lines.add("Taken for " + (reply.intent() == null ? "nothing that is known" : reply.intent()) + " in "
                    + reply.language()
                    + (reply.because().isEmpty() ? "." : ", because of " + String.join(", ", reply.because()) + "."));
            return lines;
        }

        @Override
        public Object data() {
            return new FieldMap()
                    .put("reply", reply.text())
                    .put("intent", reply.intent())
                    .put("language", reply.language())
                    .put("because", reply.because())
                    .put("slots", reply.slots())
                    .values();
        }
    }
}
