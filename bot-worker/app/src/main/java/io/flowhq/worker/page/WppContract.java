package io.flowhq.worker.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The names of {@code window.WPP} that the bridge uses, read from {@code wpp-contract.json}.
 *
 * @param functions path to number of parameters, as wa-js declares them
 * @param flags properties that change while the page gets ready
 * @param events names given to {@code WPP.on}
 */
public record WppContract(Map<String, Integer> functions, List<String> flags, List<String> events) {

    public static WppContract read() {
        try (InputStream in = WppContract.class.getResourceAsStream("wpp-contract.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(in), WppContract.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The input of the bridge's operation {@code missing}, which answers the names that a page lacks. */
    public Map<String, List<String>> question() {
        return Map.of("functions", functions.keySet().stream().sorted().toList(), "events", events);
    }
}
