package io.flowhq.replies.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.replies.ReplyLanguage;
import io.flowhq.replies.hours.OpeningHours;
import io.flowhq.replies.knowledge.Knowledge;
import io.flowhq.replies.knowledge.Offering;
import io.flowhq.replies.knowledge.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {

    private static final RequestDetails SHOES = new RequestDetails("viatu", "2", "Mbezi", null, null, null);

    private final PlayedDialogue shop = new PlayedDialogue("ECOMMERCE", ReplyLanguage.SW);
    private final PlayedDialogue salon = new PlayedDialogue("BOOKING", ReplyLanguage.SW);

    @Test
    void asksForEachThingThatIsMissingReadsAllBackAndPlacesItWithAYes() {
        shop.write("Habari");
        assertThat(shop.write("Nataka kuagiza")).contains("bidhaa gani");
        assertThat(shop.write("viatu vya ngozi")).contains("ngapi");
        assertThat(shop.write("2")).contains("wapi");
        assertThat(shop.write("Mbezi")).contains("viatu", "2", "Mbezi", "ndiyo");
        assertThat(shop.effects).isEmpty();
        assertThat(shop.write("ndiyo")).contains("Tumepokea oda yako");

        assertThat(shop.placed().number()).isEqualTo("2");
        assertThat(shop.placed().place()).isEqualTo("Mbezi");
        assertThat(shop.placed().thing()).contains("viatu");
        assertThat(shop.state).isEqualTo(DialogueState.NONE);
    }

    @Test
    void asksOnlyForWhatWasNotSaid() {
        assertThat(shop.write("Naomba kuagiza viatu 2 nipo Mbezi")).contains("viatu", "2", "Mbezi", "Ni sahihi?");
    }

    @Test
    void readsAnOrderBackWithWhatItComesToByTheOwnersPrices() {
        shop.knowledge = selling(product("Viatu vya ngozi", "35000", 4));

        assertThat(shop.write("Naomba kuagiza viatu vya ngozi 2 nipo Mbezi"))
                .contains("2 × Viatu vya ngozi (TSh 35,000) = *TSh 70,000*", "Ni sahihi?");
        assertThat(shop.write("Sawa lakini nataka 3")).contains("= *TSh 105,000*", "Ni sahihi?");
    }

    @Test
    void takesABareNameForTheNameAndNotForAnotherService() {
        salon.write("Nataka kuweka miadi ya kusuka rasta kesho saa nne asubuhi");

        assertThat(salon.write("Neema")).contains("kusuka rasta", "jina la *Neema*", "Ni sahihi?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hapana, nataka 3", "Hapana ni 3"})
    void takesANoWithAnotherNumberForACorrection(String text) {
        shop.write("Naomba kuagiza viatu 2 nipo Mbezi");

        assertThat(shop.write(text)).contains("idadi *3*", "Ni sahihi?");
        shop.write("ndiyo");
        assertThat(shop.placed().number()).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mikoba 2", "viatu 2", "kofia 2", "mkanda 2"})
    void saysNoTotalWhereTheThingOrItsPriceIsInDoubt(String order) {
        shop.knowledge = selling(
                product("Viatu vya ngozi", "35000", 4),
                product("Viatu vya michezo", "60000", 4),
                product("Kofia", null, 4),
                product("Mkanda", null, null));

        assertThat(shop.write("Naomba kuagiza " + order + " nipo Mbezi"))
                .contains("Ni sahihi?")
                .doesNotContain("TSh", "×");
    }

    private static Knowledge selling(Offering... offerings) {
        return new Knowledge(Map.of(), List.of(offerings), List.of());
    }

    private static Offering product(String name, @Nullable String price, @Nullable Integer stock) {
        return new Offering(
                Offering.Kind.PRODUCT,
                name,
                List.of(),
                Optional.ofNullable(price).map(amount -> new Price(new BigDecimal(amount), "TZS")),
                Optional.ofNullable(stock),
                Optional.empty(),
                "");
    }

    private static Offering service(String name, @Nullable Integer minutes) {
        return new Offering(
                Offering.Kind.SERVICE,
                name,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(minutes),
                "");
    }

    /** On the morning after. */
    private static BookingTimes.Taken taken(int from, int to) {
        LocalDateTime day = LocalDateTime.of(2026, 3, 5, 0, 0);
        return new BookingTimes.Taken(
                day.plusHours(from).atZone(PlayedDialogue.DAR).toInstant(),
                day.plusHours(to).atZone(PlayedDialogue.DAR).toInstant());
    }

    @Test
    void forgetsTheDetailsOfAnOrderThatIsPlaced() {
        shop.write("Naomba kuagiza viatu 2 nipo Mbezi");
        shop.write("ndiyo");

        assertThat(shop.write("Nataka kuagiza")).contains("bidhaa gani");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hapana", "Hapana asante", "sitaki", "no"})
    void placesNothingWithANo(String no) {
        shop.write("Naomba kuagiza viatu 2 nipo Mbezi");

        assertThat(shop.write(no)).contains("hatujaandika");
        assertThat(shop.effects).isEmpty();
        assertThat(shop.state).isEqualTo(DialogueState.NONE);
    }

    @Test
    void readsACorrectionBackInsteadOfPlacingIt() {
        shop.write("Naomba kuagiza viatu 2 nipo Mbezi");

        assertThat(shop.write("Sawa lakini nataka 3")).contains("*3*", "Ni sahihi?");
        assertThat(shop.effects).isEmpty();
        shop.write("ndio");
        assertThat(shop.placed().number()).isEqualTo("3");
    }

    @Test
    void answersAQuestionInBetweenAndGoesOn() {
        shop.write("Nataka kuagiza viatu");
        assertThat(shop.write("Mnafungua saa ngapi?")).doesNotContain("*ngapi*?");

        assertThat(shop.state).isInstanceOf(DialogueState.Asking.class);
    }

    @Test
    void takesABookingWithDayTimeAndName() {
        assertThat(salon.write("Nataka kuweka miadi ya kusuka kesho saa nne asubuhi"))
                .contains("jina gani");
        assertThat(salon.write("Neema")).contains("Alhamisi 5 Machi saa 4:00 asubuhi", "Neema");
        assertThat(salon.write("sawa")).contains("Tumepokea ombi lako");

        assertThat(salon.placed().day()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(salon.placed().time()).isEqualTo(LocalTime.of(10, 0));
        assertThat(salon.placed().name()).isEqualTo("Neema");
    }

    @Test
    void offersTheNextFreeTimesWhereThereIsNoRoom() {
        salon.hours = OpeningHours.parse("{\"thu\": [\"09:00-13:00\"]}", PlayedDialogue.DAR);
        salon.taken.add(taken(10, 11));

        assertThat(salon.write("Nataka kuweka miadi ya kusuka kesho saa nne asubuhi"))
                .contains("hatuna nafasi", "saa 5:00 asubuhi", "saa 6:00 mchana");
        assertThat(salon.write("saa tano asubuhi")).contains("jina gani");
        assertThat(salon.effects).isEmpty();
    }

    @Test
    void holdsATimeForAsLongAsTheServiceTakes() {
        salon.knowledge = selling(service("Kusuka rasta", 180), service("Kunyoa", null));
        salon.hours = OpeningHours.parse("{\"thu\": [\"08:00-13:00\"]}", PlayedDialogue.DAR);
        salon.taken.add(taken(8, 9));

        assertThat(salon.write("Nataka kuweka miadi ya kusuka rasta kesho saa tano asubuhi"))
                .contains("hatuna nafasi");
        assertThat(salon.write("saa tatu asubuhi")).contains("jina gani");
    }

    @Test
    void offersNoTimeThatALongerBookingStillHolds() {
        salon.knowledge = selling(service("Kusuka rasta", 180), service("Kunyoa", null));
        salon.hours = OpeningHours.parse("{\"thu\": [\"08:00-13:00\"]}", PlayedDialogue.DAR);
        salon.taken.add(taken(9, 12));
        assertThat(salon.write("Nataka kuweka miadi ya kunyoa kesho saa tano asubuhi"))
                .contains("hatuna nafasi", "saa 2:00 asubuhi", "saa 6:00 mchana");
    }

    @Test
    void takesWhatLastsLongerThanADayWhileTheBusinessIsOpen() {
        salon.knowledge = selling(service("Kusuka rasta", 1500));
        salon.hours = OpeningHours.parse("{\"thu\": [\"08:00-13:00\"]}", PlayedDialogue.DAR);

        assertThat(salon.write("Nataka kuweka miadi ya kusuka rasta kesho saa nane mchana"))
                .contains("hatuna nafasi");
        assertThat(salon.write("saa sita mchana")).contains("jina gani");
    }

    @Test
    void takesNoOrderForWhatIsSoldOut() {
        shop.knowledge = selling(product("Mkanda", "15000", 0), product("Kofia", null, 4));

        assertThat(shop.write("Naomba kuagiza mkanda 2 nipo Mbezi")).contains("*Mkanda* imeisha");
        assertThat(shop.state).isEqualTo(DialogueState.NONE);
        assertThat(shop.write("Basi naomba kuagiza kofia 6 nipo Mbezi")).contains("zimebaki *4* tu");
        assertThat(shop.write("4")).contains("idadi *4*", "Mbezi", "Ni sahihi?");
        shop.knowledge = selling(product("Kofia", null, 3));
        assertThat(shop.write("ndiyo")).contains("zimebaki *3* tu");
        assertThat(shop.effects).isEmpty();
    }

    @Test
    void tellsWhereAnOrderStandsAndCancelsIt() {
        shop.open = Optional.of(new OpenRequest(DialogueKind.ORDER, 7, SHOES, true));

        assertThat(shop.write("Oda yangu imefikia wapi?")).contains("imethibitishwa");
        assertThat(shop.write("Nataka kughairi oda yangu")).contains("tumeghairi");
        assertThat(shop.effects).containsExactly(new DialogueEffect.Cancel(DialogueKind.ORDER, 7));
    }

    @Test
    void changesABookingAfterReadingItBack() {
        salon.open = Optional.of(new OpenRequest(
                DialogueKind.BOOKING,
                9,
                new RequestDetails("kusuka", null, null, LocalDate.of(2026, 3, 5), LocalTime.of(10, 0), "Neema"),
                false));

        assertThat(salon.write("Naomba kubadilisha miadi yangu iwe Ijumaa")).contains("Ijumaa 6 Machi", "Ni sahihi?");
        salon.write("ndiyo");
        assertThat(salon.effects).singleElement().isInstanceOfSatisfying(DialogueEffect.Place.class, place -> {
            assertThat(place.changes()).isEqualTo(9);
            assertThat(place.details().day()).isEqualTo(LocalDate.of(2026, 3, 6));
            assertThat(place.details().time()).isEqualTo(LocalTime.of(10, 0));
        });
    }

    @Test
    void speaksEnglishToo() {
        PlayedDialogue english = new PlayedDialogue("ECOMMERCE", ReplyLanguage.EN);
        assertThat(english.write("I want to order a black dress")).contains("How many");
        assertThat(english.write("2 please")).contains("Where");
        assertThat(english.write("Mikocheni")).contains("Is that right?");
        assertThat(english.write("yes please")).contains("We have your order");
    }

    @Test
    void leavesTheWishForAPersonInBetweenToItsOwnAnswer() {
        shop.write("Nataka kuagiza viatu");
        assertThat(shop.write("Nataka kuongea na mtu")).doesNotContain("ngapi");
    }
}
