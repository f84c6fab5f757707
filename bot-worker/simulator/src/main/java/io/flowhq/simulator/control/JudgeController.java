package io.flowhq.simulator.control;

import io.flowhq.simulator.judge.Judge;
import io.flowhq.simulator.judge.JudgeSettings;
import io.flowhq.simulator.judge.TrafficLog;
import io.flowhq.simulator.judge.Verdict;
import io.flowhq.simulator.service.WhatsApp;
import io.flowhq.simulator.service.message.InvalidRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The verdict on all that passed, or on what passed since a moment. */
@RestController
class JudgeController {
    private static final long MAX_SECONDS = Duration.ofDays(365).toSeconds();

    private final WhatsApp whatsApp;
    private final TrafficLog eventLog;
    private final Clock clock;

    JudgeController(WhatsApp whatsApp, TrafficLog eventLog, Clock clock) {
        this.whatsApp = whatsApp;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /**
     * @param since an instant as text, or milliseconds since 1970
     * @param grace seconds
     * @param takeover seconds
     * @param handOff words, separated by commas
     * @param number the only business to judge, in digits
     * @param burst seconds within which messages that follow one another may have one answer
     */
    @GetMapping("/control/judge")
    Verdict judge(
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(defaultValue = "60") long grace,
            @RequestParam(defaultValue = "3600") long takeover,
            @RequestParam(name = "handoff", defaultValue = "human,mtu") String handOff,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(defaultValue = "0") long burst) {
        if (limit < 1 || Stream.of(grace, takeover, burst).anyMatch(seconds -> seconds < 0 || seconds > MAX_SECONDS)) {
            throw new InvalidRequest("limit is at least 1, grace, takeover and burst 0 to " + MAX_SECONDS + " seconds");
        }
        var terms = new JudgeSettings(
                limit,
                Duration.ofSeconds(grace),
                since == null || since.isBlank() ? null : instant(since),
                Duration.ofSeconds(takeover),
                words(handOff),
                number,
                Duration.ofSeconds(burst));
        return Judge.judge(eventLog.entries(), eventLog.forgotten(), whatsApp.businesses(), terms, clock.instant());
    }

    private static List<String> words(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Instant instant(String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : Instant.parse(text);
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new InvalidRequest("since is an instant like 2026-09-01T12:00:00Z or milliseconds since 1970");
        }
    }
}
