package io.flowhq.client.form;

import io.flowhq.replies.hours.HoursFault;
import io.flowhq.replies.hours.InvalidOpeningHours;
import io.flowhq.replies.hours.OpeningHours;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opening hours as they are written in JSON, looked through with every fault by the field it belongs to. */
final class HoursField {

    /** The field of the whole; a day's is {@code hours_json.mon}, the dates' are {@code .closed} and {@code .special}. */
    private static final String NAME = "hours_json";

    private HoursField() {}

    /**
     * Spans are written without a zone, so which it is makes no difference here.
     *
     * @return as they are stored; null for a business that is always open, and after a fault
     */
    static @Nullable String read(FormFields formFields, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            OpeningHours hours = OpeningHours.parse(written, ZoneOffset.UTC);
            return hours.areSet() ? hours.toJson() : null;
        } catch (InvalidOpeningHours invalid) {
            Map<String, String> faults = new LinkedHashMap<>();
            invalid.faults().forEach(fault -> faults.merge(field(fault), sentence(fault), (a, b) -> a + " " + b));
            faults.forEach(formFields::fault);
            return null;
        }
    }

    private static String field(HoursFault fault) {
        return fault.place().isEmpty() ? NAME : NAME + "." + fault.place();
    }

    /** Beside the field of a day its name need not be said again. */
    private static String sentence(HoursFault fault) {
        return fault.about().equals(fault.place()) ? fault.what() : fault.sentence();
    }
}
