package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import io.flowhq.web.browser.PortalShop;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Reads each page in both languages: what stands on both alike is a name, a number or what people wrote themselves. */
@WebTest
@Import(PortalShop.class)
class BothLanguagesTest {

    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3}");

    /** Names, and what the shop, its people and its customers wrote. */
    private static final Pattern THEIRS = Pattern.compile(
            "(\\(\\d+\\) )?(WhatsApp · )?Flow HQ|WhatsApp|\\d{4}-\\d{2}-\\d{2} .*|Kiswahili|English|Mama Asha|Amina|Neema"
                    + "|[a-z]+[.-][-0-9a-f]+@example\\.org|M-Pesa.*|Kariakoo.*|TSh [\\d,]+"
                    + "|Kusuka rasta.*|rasta, dread|Mafuta ya nywele|mafuta|Chupa ya ml 250|mna wifi.*|Ndiyo, ni ya bure\\."
                    + "|Habari.*|Sawa asante.*|Mna viatu.*|Viatu.*|Naomba nipigiwe.*|bei ya kusuka|ndiyo");

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    PortalShop shops;

    @Test
    void saysNothingOfItsOwnAlikeInBoth() {
        var owner = SignedIn.as(shops.open(town.business("Mama Asha").id()), port);
        Set<String> alike = new TreeSet<>();
        for (var path : PortalShop.PAGES) {
            var both = texts(owner.get(path + "?lang=sw").body());
            both.retainAll(texts(owner.get(path + "?lang=en").body()));
            both.stream().map(text -> path + ": " + text).forEach(alike::add);
        }
        assertThat(alike).isEmpty();
    }

    private static Set<String> texts(String page) {
        Set<String> texts = new HashSet<>();
        for (var element : Jsoup.parse(page).getAllElements().not("code")) {
            element.textNodes().forEach(node -> texts.add(node.text().strip()));
            for (var attribute : new String[] {"placeholder", "aria-label", "title", "alt"}) {
                texts.add(element.attr(attribute));
            }
        }
        texts.removeIf(
                text -> !LETTERS.matcher(text).find() || THEIRS.matcher(text).matches());
        return texts;
    }
}
