package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    @Test
    void countsASwapOfNeighboursAsOneSlip() {
        assertThat(Suggestion.distance("lsit", "list")).isEqualTo(1);
        assertThat(Suggestion.distance("list", "list")).isZero();
        assertThat(Suggestion.distance("", "list")).isEqualTo(4);
    }

    @Test
    void findsWhatWasMeant() {
        assertThat(Suggestion.to("force-restrat", List.of("restart", "force-restart", "start")))
                .contains("force-restart");
    }

    @Test
    void prefersTheWordThatWasBegun() {
        assertThat(Suggestion.to("st", List.of("abst", "stop"))).contains("stop");
    }

    @ParameterizedTest
    @CsvSource({"bogus, color", "frobnicate, force-restart", "x, yes", "deploy, delete", "wathc, color", "s, show"})
    void suggestsNothingThatIsFarFromWhatWasTyped(String typed, String word) {
        assertThat(Suggestion.to(typed, List.of(word))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "wathc, watch",
        "lst, list",
        "colour, color",
        "ouput, output",
        "tennant, tenant",
        "forcerestart, force-restart",
        "shw, show",
        "wor, worker",
        "screen, screenshot",
        "udnrain, undrain"
    })
    void suggestsWhatIsNear(String typed, String word) {
        assertThat(Suggestion.to(typed, List.of("zzz", word))).contains(word);
    }
}
