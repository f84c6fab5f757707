package io.flowhq.web.config;

import io.flowhq.client.form.ConfigForm.Hours;
import io.flowhq.replies.hours.HoursFault;
import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opening hours as they are written in JSON, looked through with every fault by the field it belongs to. */
final class HoursValidation {

    /** The field of the whole; a day's is {@code hours_json.mon}, the dates' are {@code .closed} and {@code .special}. */
    static final String FIELD = "hours_json";

    private HoursValidation() {}

    /** Spans are written without a zone, so which it is makes no difference here. */
    static Hours checked(String json) {
        try {
            var hours = OpeningHours.parse(json, ZoneOffset.UTC);
            return hours.areSet() ? new Hours(hours.toJson(), Map.of()) : Hours.ALWAYS;
        } catch (InvalidOpeningHours invalid) {
            Map<String, String> faults = new LinkedHashMap<>();
            invalid.faults().forEach(fault -> faults.merge(field(fault), said(fault), (a, b) -> a + " " + b));
            return new Hours(null, faults);
        }
    }

    private static String field(HoursFault fault) {
        return fault.place().isEmpty() ? FIELD : FIELD + "." + fault.place();
    }

    /** Beside the field of a day its name need not be said again. */
    private static String said(HoursFault fault) {
        return fault.about().equals(fault.place()) ? fault.what() : fault.sentence();
    }
}
