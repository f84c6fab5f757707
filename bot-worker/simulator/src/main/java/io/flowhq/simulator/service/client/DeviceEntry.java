package io.flowhq.simulator.service.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.flowhq.simulator.service.message.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A linked device or a waiting client.
 *
 * @param id names the device, or the open page of a client that is none yet
 * @param state {@code waiting}, {@code pairing}, {@code online}, {@code offline} or {@code conflict}
 * @param since when it came into that state
 * @param generation how often the device has connected, 0 for a waiting client
 * @param rolledBack how often it came back from an older copy of itself
 * @param ousted how often one of its pages was open when another took its place
 * @param undelivered what it has not acknowledged yet
 * @param code the text of the QR code it shows
 * @param waJs the version of the wa-js that was put into its page, null when none was
 * @param available whether it counts as somebody who reads, so that the phone does not ring
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeviceEntry(
        String id,
        @Nullable PhoneNumber number,
        String state,
        boolean linked,
        Instant since,
        long generation,
        int rolledBack,
        int ousted,
        int undelivered,
        @Nullable String code,
        @Nullable String pairingCode,
        @Nullable String waJs,
        boolean available) {}
