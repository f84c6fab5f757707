package io.flowhq.shell.tenant;

import static io.flowhq.shell.terminal.TextTable.cell;

import io.flowhq.client.AnsweringReport;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.StateDescription;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.StatusColor;
import io.flowhq.shell.terminal.TextTable;
import io.flowhq.store.tenant.TenantConfig;
import io.flowhq.store.tenant.TenantOverview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tenants as a table.
 *
 * @param answering by the tenant's id
 * @param total how many match, shown or not
 * @param filtered the list was asked for only some
 */
record TenantList(List<TenantOverview> tenants, Map<TenantId, AnsweringReport> answering, long total, boolean filtered)
        implements ResultView {

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        if (tenants.isEmpty()) {
            return List.of(
                    filtered
                            ? "No tenant matches. All of them: tenant list"
                            : "No tenants yet. The first one: tenant create \"Asha Salon\" --template BOOKING --phone"
                                    + " 255700000001 --start");
        }
        TextTable textTable = TextTable.of("NAME", "STATE", ">FOR", "NUMBER", "TEMPLATE", "LANG", "WORKER", "ID");
        for (TenantOverview overview : tenants) {
            StateDescription phase = overview.observed().description();
            TenantConfig config = overview.config();
            textTable.row(
                    cell(overview.tenant().name()),
                    answers(overview).ok()
                            ? new TextTable.Cell(phase.word(), StatusColor.of(phase.tone()))
                            : new TextTable.Cell(phase.word() + ", not answering", StatusColor.BAD),
                    cell(outputStyle.since(overview.observed().since())),
                    cell(text(overview.tenant().phoneNumber())),
                    cell(config == null ? "-" : config.templateType().name()),
                    cell(config == null ? "-" : config.language().name()),
                    cell(text(overview.worker().name())),
                    cell(ShortId.of(overview)));
        }
        List<String> lines = new ArrayList<>(textTable.lines(outputStyle));
        if (tenants.size() < total) {
            lines.add("");
            lines.add(tenants.size() + " of " + total + " tenants.");
        }
        return lines;
    }

    private AnsweringReport answers(TenantOverview tenant) {
        return answering.getOrDefault(tenant.tenant().id(), AnsweringReport.OK);
    }

    private static String text(@Nullable String value) {
        return value == null ? "-" : value;
    }

    @Override
    public Object data() {
        return tenants.stream()
                .map(tenant -> TenantFields.inList(tenant, answers(tenant)))
                .toList();
    }
}
