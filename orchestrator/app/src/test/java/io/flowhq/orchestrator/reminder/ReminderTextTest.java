package io.flowhq.orchestrator.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.message.ReplyConfig;
import io.flowhq.store.order.CustomerRequest;
import io.flowhq.store.order.RequestKind;
import io.flowhq.store.order.RequestStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderTextTest {

    private static final ReplyConfig SALON = new ReplyConfig(
            "BOOKING", "Salon Asha", "SW", null, ZoneId.of("Africa/Dar_es_Salaam"), List.of(), false, "POLITE");

    @ParameterizedTest
    @CsvSource({
        "SW, 2026-03-04T07:00:00Z, Jumatano 4 Machi; saa 4:00 asubuhi",
        "SW, 2026-03-04T15:30:00Z, Jumatano 4 Machi; saa 12:30 jioni",
        "EN, 2026-03-04T07:00:00Z, Wednesday 4 March at 10:00 am",
        "EN, 2026-03-04T09:05:00Z, Wednesday 4 March at 12:05 pm"
    })
    void tellsDayAndTimeAsTheyAreSpoken(String language, Instant starts, String when) {
        CustomerRequest booking = new CustomerRequest(
                new TenantId(new UUID(1, 2)),
                RequestKind.BOOKING,
                1,
                "255711222333@c.us",
                1,
                "",
                "kusuka",
                null,
                null,
                "Neema",
                null,
                null,
                starts,
                language,
                RequestStatus.CONFIRMED,
                starts,
                null,
                null);

        assertThat(new ReminderText().of(booking, SALON))
                .contains("*Salon Asha*", "*kusuka*", "*" + when.replace(';', ',') + "*");
    }
}
