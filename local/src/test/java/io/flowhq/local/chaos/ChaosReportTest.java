package io.flowhq.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChaosReportTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Duration> HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(Duration::ofSeconds).toList();

    @Test
    void tellsTheVerdictAndHowLongRecoveriesTook() {
        ChaosReport report = ChaosReport.of(verdict("inbound", 40), 2, HUNDRED, 0, 7);

        assertThat(report).isEqualTo(new ChaosReport(40, 0, 0, 0, 0, 0, 2, 100, 50_000, 99_000, 0, 7));
        assertThat(report.isClean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "pending", "doubled", "inverted", "overLimit", "misdirected"})
    void isNotCleanWithAnyFault(String fault) {
        assertThat(ChaosReport.of(verdict(fault, 1), 0, HUNDRED, 0, 7).isClean())
                .isFalse();
    }

    @Test
    void isNotCleanWhenSomebodyHadToScanAgain() {
        assertThat(ChaosReport.of(verdict("inbound", 1), 0, List.of(), 1, 7).isClean())
                .isFalse();
    }

    private static JsonNode verdict(String name, int count) {
        return JSON.createObjectNode().put(name, count);
    }
}
