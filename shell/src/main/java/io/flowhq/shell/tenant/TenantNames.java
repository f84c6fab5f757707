package io.flowhq.shell.tenant;

import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.NameSource;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverview;
import java.util.List;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.stereotype.Component;

/** The names of the tenants there are, for completion. */
@Component
final class TenantNames implements NameSource {

    private static final int MAX_NAMES = 200;

    private final ShellServices shellServices;

    TenantNames(ShellServices shellServices) {
        this.shellServices = shellServices;
    }

    @Override
    public String argument() {
        return TenantArgument.NAME;
    }

    @Override
    public List<CompletionProposal> now() {
        return shellServices.tenants().list(new TenantFilter(null, null, 0, MAX_NAMES)).tenants().stream()
                .map(TenantNames::proposal)
                .toList();
    }

    /** A name that cannot be typed again as it is shown is proposed as an id. */
    private static CompletionProposal proposal(TenantOverview overview) {
        String name = overview.tenant().name();
        String value = name.equals(TerminalText.line(name)) ? name : ShortId.of(overview);
        return new CompletionProposal(value)
                .description(overview.observed().description().word());
    }
}
