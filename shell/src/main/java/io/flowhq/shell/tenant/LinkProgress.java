package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.contract.lifecycle.SessionState;
import io.flowhq.shell.terminal.FieldMap;
import io.flowhq.shell.terminal.OutputStyle;
import io.flowhq.shell.terminal.ResultView;
import io.flowhq.shell.terminal.TerminalText;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tenant on its way to being linked, at one moment. Its data and its drawing are the only places a code is shown. */
record LinkProgress(TenantOverview tenant, LinkStatus link) implements ResultView {

    boolean isLinked() {
        return tenant.observed().phase() == PhaseName.RUNNING;
    }

    /** No code will come from here by itself. */
    boolean isOver() {
        return switch (tenant.observed().phase()) {
            case NEW, STOPPED, ERROR, DELETED -> true;
            default -> false;
        };
    }

    @Override
    public List<String> lines(OutputStyle outputStyle) {
        List<String> lines = new ArrayList<>(drawing(outputStyle.coloured()));
        lines.add(status(outputStyle.clock().instant()));
        return lines;
    }

    List<String> drawing(boolean coloured) {
        List<String> lines = new ArrayList<>();
        String name = TerminalText.line(tenant.tenant().name());
        if (isLinked() || (link.qr() == null && link.pairingCode() == null)) {
            return lines;
        }
        lines.add("To link " + name + ", on its phone open WhatsApp, Settings, Linked devices, Link a device.");
        if (link.pairingCode() != null) {
            lines.add("There choose to link with the phone number and type " + grouped(link.pairingCode()) + ".");
        }
        if (link.qr() != null) {
            lines.add(link.pairingCode() == null ? "Then scan this:" : "Or scan this:");
            lines.addAll(QrDrawing.of(link.qr()).lines(coloured));
        }
        return lines;
    }

    /** The line that changes by itself. */
    String status(Instant now) {
        String id = ShortId.of(tenant);
        if (isLinked()) {
            String number = tenant.session().linkedNumber();
            return TerminalText.line(tenant.tenant().name()) + " is linked" + (number == null ? "" : " to " + number)
                    + " and online. Write to it, then: tenant messages " + id;
        }
        return switch (tenant.observed().phase()) {
            case AWAITING_SCAN -> link.qr() == null ? "The next code is coming." : countdown(now);
            case STARTING -> "The browser is opening, or the phone and the page are synchronising.";
            case WAITING_FOR_SLOT -> "No bot-worker has room. One more: ./flowhq worker";
            default -> tenant.observed().description().word() + ".";
        };
    }

    private String countdown(Instant now) {
        String which = "Code " + link.generation() + " of " + link.of();
        Instant end = Objects.requireNonNullElse(link.expiresAt(), now);
        return end.isAfter(now)
                ? which + ", good for " + (Duration.between(now, end).toSeconds() + 1) + " s."
                : which + " has run out; the next one is coming.";
    }

    private static String grouped(String code) {
        return code.length() == 8 ? code.substring(0, 4) + "-" + code.substring(4) : code;
    }

    @Override
    public Object data() {
        return new FieldMap()
                .put("state", isLinked() ? SessionState.CONNECTED : link.state())
                .put("code", link.qr())
                .put("pairing_code", link.pairingCode())
                .put("expires_at", expiresAt())
                .values();
    }

    private @Nullable Instant expiresAt() {
        return link.qr() == null ? link.pairingExpiresAt() : link.expiresAt();
    }
}
