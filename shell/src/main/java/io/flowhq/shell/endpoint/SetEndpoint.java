package io.flowhq.shell.endpoint;

import io.flowhq.client.form.AnswerEndpointForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.InputFile;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import io.flowhq.store.endpoint.EndpointShape;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code endpoint set}: the key is read from a file, so that no list of processes shows it. */
@Component("endpoint set")
final class SetEndpoint extends ShellCommand {

    private final ShellServices shellServices;

    SetEndpoint(ShellServices shellServices) {
        super(TenantArgument.of("endpoint set", "Lets a tenant's assistant ask an address for what it does not know.")
                .argument("url", "where it asks; of a chat completion the base address")
                .option(OptionSpec.choice("shape", EndpointShape.class, "How it asks; OWN when left out."))
                .option(OptionSpec.text("model", "MODEL", "Of a chat completion."))
                .option(OptionSpec.text("key-file", "FILE", "Holds the key; the one before is kept when left out."))
                .option(OptionSpec.number("budget", "Questions a day at most; 100 when left out."))
                .example("endpoint set 3f9c http://127.0.0.1:11434/v1 --shape CHAT_COMPLETION --model llama3.2"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var form = new AnswerEndpointForm(
                invocation.argument("url"),
                invocation.option("shape"),
                invocation.option("model"),
                key(invocation.option("key-file")),
                invocation.value("budget", Integer.class));
        invocation
                .output()
                .print(new EndpointShown(shellServices.endpoints().set(tenant, form, shellServices.operator())));
    }

    private static @Nullable String key(@Nullable String file) {
        return file == null ? null : InputFile.read("The key", file).strip();
    }
}
