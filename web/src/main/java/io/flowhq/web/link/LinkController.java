package io.flowhq.web.link;

import io.flowhq.contract.lifecycle.ErrorReason;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.session.LinkStatus;
import io.flowhq.store.tenant.TenantOverview;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person who links a phone sees.
 *
 * @param qr the picture as a data URL; null while the next code is on its way, and when they have run out
 * @param generation which of the codes offered this is, from 1
 * @param of how many there will be
 * @param secondsLeft whole seconds until the code changes, by the server's clock; 0 when that is unknown
 * @param ranOut nobody scanned any of the codes; a new one comes only when asked for
 * @param pairingCode to be typed on the phone, in two groups of four; null when none was asked for
 */
public record LinkController(
        @Nullable String qr,
        int generation,
        int of,
        long secondsLeft,
        @Nullable Instant expiresAt,
        boolean ranOut,
        @Nullable String pairingCode) {

    /** Null when the tenant is in a phase in which there is nothing to link. */
    public static @Nullable LinkController of(TenantOverview tenant, @Nullable LinkStatus link, Instant now) {
        var observed = tenant.observed();
        var ranOut = observed.phase() == PhaseName.ERROR && observed.reason() == ErrorReason.SCAN_TIMEOUT;
        if (observed.phase() != PhaseName.AWAITING_SCAN && !ranOut) {
            return null;
        }
        if (link == null || ranOut) {
            return new LinkController(null, 0, 0, 0, null, ranOut, null);
        }
        var left = link.expiresAt() == null
                ? 0
                : Duration.between(now, link.expiresAt()).toSeconds();
        var expired = link.expiresAt() != null && !link.expiresAt().isAfter(now);
        var last = link.of() > 0 && link.generation() >= link.of();
        return new LinkController(
                link.qr() == null || expired ? null : QrImage.dataUrl(link.qr()),
                link.generation(),
                link.of(),
                Math.max(0, left),
                link.expiresAt(),
                expired && last,
                pairing(link, now));
    }

    private static @Nullable String pairing(LinkStatus link, Instant now) {
        var code = link.pairingCode();
        var expires = link.pairingExpiresAt();
        if (code == null || expires != null && !expires.isAfter(now)) {
            return null;
        }
        return code.length() == 8 ? code.substring(0, 4) + "-" + code.substring(4) : code;
    }
}
