package io.flowhq.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTest {

    private static final AffixRules AFFIXES =
            new AffixRules(List.of("ku", "ni"), List.of("ing"), List.of("e"), List.of("s"), 4);

    @Test
    void conjugatesAVerbAndOnlyAVerb() {
        assertThat(AFFIXES.forms(new DeclaredWord("book", DeclaredWord.Change.VERB)))
                .containsOnly("book", "booking", "kubook", "kubooking", "nibook", "nibooking");
        assertThat(AFFIXES.forms(new DeclaredWord("agiza", DeclaredWord.Change.VERB)))
                .contains("niagize", "kuagiza")
                .doesNotContain("niagizae");
        assertThat(AFFIXES.forms(new DeclaredWord("price", DeclaredWord.Change.WORD)))
                .containsOnly("price", "prices");
        assertThat(AFFIXES.forms(new DeclaredWord("hi", DeclaredWord.Change.WORD)))
                .containsOnly("hi");
        assertThat(AFFIXES.forms(new DeclaredWord("book", DeclaredWord.Change.SLIP)))
                .containsOnly("book");
    }

    @ParameterizedTest
    @CsvSource({
        "kubook, book, VERB, true",
        "nibooking, book, VERB, true",
        "facebook, book, VERB, false",
        "niagize, agiza, VERB, true",
        "niagizae, agiza, VERB, false",
        "kubook, book, WORD, false",
        "books, book, WORD, true",
        "his, hi, WORD, false",
        "books, book, SLIP, false",
        "book, book, NONE, true"
    })
    void recognisesAForm(String written, String base, DeclaredWord.Change change, boolean recognised) {
        DeclaredWord word = new DeclaredWord(base, change);
        assertThat(AFFIXES.isFormOf(written, word)).isEqualTo(recognised);
        assertThat(AFFIXES.forms(word).contains(written)).isEqualTo(recognised);
    }

    @ParameterizedTest
    @CsvSource({
        "boking, booking, true", "bookking, booking, true", "bokoing, booking, true", "bopking, booking, true",
        "looking, booking, false", "bookings, booking, true", "bkin, booking, false", "brooking, booking, false",
        "prise, price, false", "contract, contact, false", "booking, booking, true", "bookingss, booking, false",
        "gnikoob, booking, false"
    })
    void forgivesOneSlipInALongWord(String written, String meant, boolean forgiven) {
        TypoRules typos = new TypoRules(6, Set.of("contract", "brooking"));
        assertThat(typos.forgives(written, meant)).isEqualTo(forgiven);
    }

    @Test
    void spellsOutWhatIsWrittenShort() {
        assertThat(PhraseExpander.spelledOut("talk/speak to (a) human"))
                .containsExactly("talk to a human", "talk to human", "speak to a human", "speak to human");
        assertThat(PhraseExpander.spelledOut("(bado/still) sijapata"))
                .containsExactly("bado sijapata", "still sijapata", "sijapata");
        assertThat(PhraseExpander.spelledOut("miadi")).containsExactly("miadi");
    }
}
