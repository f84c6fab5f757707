package io.flowhq.replies.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    private static final ZoneId DAR = ZoneId.of("Africa/Dar_es_Salaam");

    /** Monday to Friday with a lunch break, Saturday morning; 2026-03-02 is a Monday. */
    private static final String SALON = """
            {"mon": ["08:00-12:30", "14:00-17:30"], "tue": ["08:00-12:30", "14:00-17:30"],
             "wed": ["08:00-12:30", "14:00-17:30"], "thu": ["08:00-12:30", "14:00-17:30"],
             "fri": ["08:00-12:30", "14:00-17:30"], "sat": ["09:00-13:00"]}""";

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00, open",
        "2026-03-02T12:29, open",
        "2026-03-02T14:00, open",
        "2026-03-07T12:59, open",
        "2026-03-02T07:59, 2026-03-02T08:00",
        "2026-03-02T12:30, 2026-03-02T14:00",
        "2026-03-02T17:30, 2026-03-03T08:00",
        "2026-03-06T18:00, 2026-03-07T09:00",
        "2026-03-07T13:00, 2026-03-09T08:00",
        "2026-03-08T10:00, 2026-03-09T08:00"
    })
    void knowsWhenItIsOpenAndWhenItOpensNext(LocalDateTime now, String expected) {
        assertThat(at(SALON, DAR, now)).isEqualTo(expected);
    }

    @Test
    void countsInTheTenantsTimeZoneAndNotInTheHosts() {
        OpeningHours hours = OpeningHours.parse(SALON, DAR);
        assertThat(hours.at(Instant.parse("2026-03-02T05:00:00Z"))).isEqualTo(new OpeningState.Open());
        assertThat(hours.at(Instant.parse("2026-03-02T15:00:00Z"))).isInstanceOf(OpeningState.Closed.class);
        assertThat(OpeningHours.parse(SALON, ZoneId.of("Africa/Lagos")).at(Instant.parse("2026-03-02T05:00:00Z")))
                .isInstanceOf(OpeningState.Closed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T23:00, open",
        "2026-03-07T01:59, open",
        "2026-03-07T02:00, 2026-03-07T18:00",
        "2026-03-08T01:00, open",
        "2026-03-08T03:00, 2026-03-13T18:00"
    })
    void staysOpenPastMidnight(LocalDateTime now, String expected) {
        assertThat(at("{\"fri\": [\"18:00-02:00\"], \"sat\": [\"18:00-02:00\"]}", DAR, now))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T09:00, 2026-12-24T10:00", "2026-12-24T10:30, open",
        "2026-12-24T12:00, 2026-12-28T08:00", "2026-12-25T10:00, 2026-12-28T08:00"
    })
    void putsADateOfItsOwnInPlaceOfItsWeekday(LocalDateTime now, String expected) {
        String hours = """
                {"mon": "08:00-17:00", "thu": "08:00-17:00", "fri": "08:00-17:00",
                 "closed": ["2026-12-25"], "special": {"2026-12-24": ["10:00-12:00"]}}""";
        assertThat(at(hours, DAR, now)).isEqualTo(expected);
    }

    @Test
    void neverClosesRoundTheClock() {
        OpeningHours hours = OpeningHours.parse("{\"mon\":\"00:00-24:00\",\"tue\":\"00:00-24:00\"}", DAR);
        assertThat(hours.at(instant("2026-03-02T00:00"))).isEqualTo(new OpeningState.Open());
        assertThat(hours.at(instant("2026-03-02T23:59"))).isEqualTo(new OpeningState.Open());
        assertThat(hours.at(instant("2026-03-03T00:00"))).isEqualTo(new OpeningState.Open());
        assertThat(hours.at(instant("2026-03-04T00:00"))).isInstanceOf(OpeningState.Closed.class);
    }

    @Test
    void opensAtTheEndOfAnHourThatTheClockSkips() {
        OpeningHours hours = OpeningHours.parse("{\"sun\": [\"02:30-04:00\"]}", ZoneId.of("Europe/Berlin"));
        OpeningState openingState = hours.at(Instant.parse("2026-03-29T00:30:00Z"));
        assertThat(openingState)
                .isEqualTo(new OpeningState.Closed(
                        Optional.of(ZonedDateTime.parse("2026-03-29T03:30+02:00[Europe/Berlin]"))));
    }

    @Test
    void saysNothingAboutOpeningWhenNoDayOfTheYearIsLeft() {
        OpeningHours hours = OpeningHours.parse("{\"special\": {\"2026-03-02\": [\"08:00-09:00\"]}}", DAR);
        assertThat(hours.at(instant("2026-03-03T08:00"))).isEqualTo(new OpeningState.Closed(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{}", "null"})
    void isAlwaysOpenWithoutHours(String json) {
        OpeningHours hours = OpeningHours.parse(json, DAR);
        assertThat(hours.areSet()).isFalse();
        assertThat(hours.at(instant("2026-03-08T03:00"))).isEqualTo(new OpeningState.Open());
        assertThat(hours.toJson()).isEqualTo("{}");
    }

    @Test
    void readsDaysByAnyOfTheirNamesAndWritesThemInOneForm() {
        OpeningHours hours = OpeningHours.parse("""
                {"Jumapili": {"open": "10:00", "close": "14:00"}, "Monday": ["14.00 - 17.30", "8:00–12:00"],
                 "tue": "closed", "special": {"2026-12-24": "08:00-12:00"}, "closed": ["2026-12-26", "2026-12-25"]}""", DAR);
        assertThat(hours.toJson())
                .isEqualTo("{\"mon\":[\"08:00-12:00\",\"14:00-17:30\"],\"sun\":[\"10:00-14:00\"],"
                        + "\"closed\":[\"2026-12-25\",\"2026-12-26\"],\"special\":{\"2026-12-24\":[\"08:00-12:00\"]}}");
        assertThat(OpeningHours.parse(hours.toJson(), DAR).toJson()).isEqualTo(hours.toJson());
    }

    @Test
    void keepsSpansPastMidnightAndWholeDaysWhenWritten() {
        String json = "{\"fri\":[\"18:00-02:00\"],\"sun\":[\"00:00-24:00\"]}";
        assertThat(OpeningHours.parse(json, DAR).toJson()).isEqualTo(json);
    }

    @Test
    void namesEveryFaultAtOnce() {
        assertThatThrownBy(() -> OpeningHours.parse("""
                        {"mon": ["08:00-25:00"], "tue": ["09:00-12:00", "11:00-13:00"], "funday": ["08:00-12:00"],
                         "wed": 7, "closed": ["25-12-2026"], "special": {"2026-02-30": ["08:00-12:00"]}}""", DAR))
                .isInstanceOfSatisfying(
                        InvalidOpeningHours.class,
                        e -> assertThat(e.problems())
                                .containsExactlyInAnyOrder(
                                        "\"mon\": \"08:00-25:00\" is no time span; write opening and closing time like"
                                                + " \"08:00-17:30\".",
                                        "\"tue\": 09:00-12:00 and 11:00-13:00 overlap.",
                                        "\"funday\" is no day; use mon, tue, wed, thu, fri, sat, sun, closed or special.",
                                        "\"wed\": \"7\" is no time span; write opening and closing time like"
                                                + " \"08:00-17:30\".",
                                        "\"25-12-2026\" is no date; write year-month-day like \"2026-12-25\".",
                                        "\"2026-02-30\" is no date; write year-month-day like \"2026-12-25\"."));
    }

    @Test
    void saysWhereEachFaultStands() {
        assertThatThrownBy(() -> OpeningHours.parse("""
                        {"Jumatatu": ["8-17"], "fri": ["18:00-03:00"], "sat": ["02:00-10:00"], "funday": [],
                         "closed": ["christmas"], "special": {"2026-12-24": ["08:00-08:00"]}}""", DAR))
                .isInstanceOfSatisfying(
                        InvalidOpeningHours.class,
                        e -> assertThat(e.faults())
                                .extracting(HoursFault::place)
                                .containsExactlyInAnyOrder("mon", "fri", "", "closed", "special"));
    }

    @Test
    void givesBackItsSpansAsTheyAreWritten() {
        OpeningHours hours = OpeningHours.parse("""
                {"mon": ["14.00 - 17.30", "8:00–12:00"], "fri": "18:00-02:00", "closed": ["2026-12-26"],
                 "special": {"2026-12-24": "08:00-12:00"}}""", DAR);
        assertThat(hours.spans(DayOfWeek.MONDAY)).containsExactly("08:00-12:00", "14:00-17:30");
        assertThat(hours.spans(DayOfWeek.FRIDAY)).containsExactly("18:00-02:00");
        assertThat(hours.spans(DayOfWeek.SUNDAY)).isEmpty();
        assertThat(hours.dates())
                .containsExactly(
                        Map.entry(LocalDate.of(2026, 12, 24), List.of("08:00-12:00")),
                        Map.entry(LocalDate.of(2026, 12, 26), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mon\": [\"08:00-08:00\"]} | is no time span",
                "{\"mon\": [\"8-17\"]} | is no time span",
                "{\"mon\": [\"08:60-17:00\"]} | is no time span",
                "{\"mon\": [\"24:00-02:00\"]} | is no time span",
                "{\"mon\": [\"18:00-03:00\"], \"tue\": [\"02:00-10:00\"]} | runs into \"tue\"",
                "{\"mon\": [], \"tue\": []} | No day is open",
                "{\"closed\": [\"2026-12-25\"]} | No day is open",
                "{\"mon\": [\"08:00-12:00\"], \"Jumatatu\": [\"14:00-15:00\"]} | this day stands twice",
                "{\"mon\": [\"08:00-12:00\"], \"mon\": [\"14:00-15:00\"]} | cannot be read",
                "{\"mon\": [\"08:00-12:00\"} | cannot be read",
                "[\"08:00-12:00\"] | should look like",
                "hello | should look like",
                "{\"mon\": \"08:00-12:00\", \"special\": [\"2026-12-24\"]} | \"special\" should look like",
                "{\"mon\": \"08:00-12:00\", \"closed\": [\"2026-12-25\", \"2026-12-25\"]} | this date stands twice"
            })
    void refusesHoursThatMakeNoSense(String json, String problem) {
        assertThatThrownBy(() -> OpeningHours.parse(json, DAR))
                .isInstanceOf(InvalidOpeningHours.class)
                .hasMessageContaining(problem);
    }

    @Test
    void namesAWrongTimeZoneTogetherWithWrongHours() {
        assertThat(OpeningHours.problems("{\"mon\": \"late\"}", "Africa/Dodoma"))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"Africa/Dodoma\" is no time zone");
        assertThat(OpeningHours.problems(SALON, "Africa/Nairobi")).isEmpty();
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(DAR).toInstant();
    }

    private static String at(String json, ZoneId zone, LocalDateTime now) {
        return switch (OpeningHours.parse(json, zone).at(now.atZone(zone).toInstant())) {
            case OpeningState.Open open -> "open";
            case OpeningState.Closed closed ->
                closed.opens().map(opens -> opens.toLocalDateTime().toString()).orElse("never");
        };
    }
}
