package io.flowhq.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.client.AuditAct;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** The operator's pages have words for each act; the owner's are looked at with the other words of the portal. */
class AuditWordsTest {

    private final ResourceBundle words = ResourceBundle.getBundle("messages");

    @Test
    void everyActHasItsWords() {
        assertThat(AuditAct.codes())
                .hasSizeGreaterThan(50)
                .doesNotHaveDuplicates()
                .allSatisfy(act ->
                        assertThat(words.getString("act." + act)).isNotBlank().doesNotContain("_"));
    }

    @Test
    void noWordsAreLeftOfAnActThatIsGone() {
        assertThat(words.keySet().stream()
                        .filter(key -> key.startsWith("act."))
                        .map(key -> key.substring("act.".length())))
                .containsExactlyInAnyOrderElementsOf(AuditAct.codes());
    }
}
