package io.flowhq.shell.request;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.Invocation;
import io.flowhq.shell.terminal.ShellCommand;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** {@code request review}. */
@Component("request review")
final class ReviewRequest extends ShellCommand {

    private final ShellServices shellServices;

    ReviewRequest(ShellServices shellServices) {
        super(RequestArgument.of("request review", "Takes a request up for review; the owner sees that it is.")
                .example("request review 5d2e"));
        this.shellServices = shellServices;
    }

    @Override
    protected void run(Invocation invocation) {
        var request = RequestArgument.find(shellServices, invocation);
        invocation
                .output()
                .print(new SetupRequestDetails(
                        shellServices.setup().review(Objects.requireNonNull(request.id()), shellServices.operator())));
    }
}
