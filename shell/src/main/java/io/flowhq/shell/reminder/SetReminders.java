package io.flowhq.shell.reminder;

import io.flowhq.client.form.ProactiveForm;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.tenant.TenantArgument;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.OptionSpec;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.stereotype.Component;

/** {@code reminder set}: sets all of it; what is left out is off. */
@Component("reminder set")
final class SetReminders extends ShellCommand {

    private final ShellServices shellServices;

    SetReminders(ShellServices shellServices) {
        super(TenantArgument.of("reminder set", "Sets reminders and notices; what is left out is off.")
                .option(OptionSpec.number("before", "Minutes before a booking at which its customer is reminded."))
                .option(OptionSpec.text("notify", "NUMBER", "The owner's own number, told of new follow-ups."))
                .option(OptionSpec.text("quiet-from", "TIME", "From when the owner is told of nothing; 21:00."))
                .option(OptionSpec.text("quiet-until", "TIME", "Until when; 07:00."))
                .example("reminder set 3f9c --before 120 --notify 0755000001"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var tenant = TenantArgument.id(shellServices, invocation);
        var form = new ProactiveForm(
                invocation.value("before", Integer.class),
                invocation.option("notify"),
                invocation.option("quiet-from"),
                invocation.option("quiet-until"));
        invocation
                .output()
                .print(new RemindersShown(shellServices.proactive().set(tenant, form, shellServices.operator())));
    }
}
