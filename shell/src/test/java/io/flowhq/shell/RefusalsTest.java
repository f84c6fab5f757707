package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.EmbeddedDatabase;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong: an exit code, nothing on stdout and exactly one line on stderr. */
class RefusalsTest {

    private static final String NOBODY_LISTENS = "127.0.0.1:1";

    private static final TestPlatform platform = TestPlatform.shared();

    @BeforeAll
    static void start() {
        platform.tenant("Zawadi Salon", PhaseName.RUNNING, null);
        platform.tenant("Zawadi Shop");
        platform.tenant("Twin");
        platform.tenant("Twin");
    }

    @Test
    void namesTheNearestCommandAndOption() {
        assertRefused(platform.shell("tenant", "lsit"), 2)
                .isEqualTo("'tenant' has no verb 'lsit'. Did you mean 'tenant list'?");
        assertRefused(platform.shell("tenant", "list", "--staus", "NEW"), 2)
                .isEqualTo("There is no option --staus in 'tenant list'. Did you mean --status?");
    }

    @Test
    void namesAllThereAreWhenNoneIsNear() {
        assertRefused(platform.shell("frobnicate"), 2)
                .isEqualTo(
                        "There is no command 'frobnicate'. There are audit, booking, chat, endpoint, followup, handoff, help, key, knowledge, order, reminder, request, status, tenant, webhook, worker.");
        assertRefused(platform.shell("worker", "explode"), 2)
                .isEqualTo("'worker' has no verb 'explode'. It has drain, list, undrain.");
        assertRefused(platform.shell("audit", "list", "--bogus"), 2)
                .startsWith("There is no option --bogus in 'audit list'. It has --act, --actor, --color,")
                .doesNotContain("Did you mean");
    }

    @Test
    void doesNotFindATenantAndNamesThoseThatWerePerhapsMeant() {
        assertRefused(platform.shell("tenant", "show", "zawadi"), 3)
                .startsWith("There is no tenant 'zawadi'. Did you mean Zawadi Salon (")
                .contains("or Zawadi Shop (");
        assertRefused(platform.shell("tenant", "show", "nobody"), 3)
                .isEqualTo("There is no tenant 'nobody'. Those there are: tenant list");
        assertRefused(platform.shell("tenant", "start", "00000000-0000-0000-0000-000000000000"), 3)
                .contains("There is no tenant");
    }

    @Test
    void asksWhichOfSeveralTenantsIsMeant() {
        assertRefused(platform.shell("tenant", "show", "twin"), 2).contains("could be", "Give more of the id");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerWithinSeconds() {
        long begun = System.nanoTime();

        Ran ran = platform.shellWithSettings(
                Map.of("spring.datasource.url", "jdbc:postgresql://" + NOBODY_LISTENS + "/flowhq"), "tenant", "list");

        assertRefused(ran, 5).contains("The database does not answer", "./flowhq doctor");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void saysThatTheDatabaseIsNotOurs() {
        Ran ran = platform.shellWithSettings(
                Map.of("spring.datasource.url", EmbeddedDatabase.empty().url()), "tenant", "list");

        assertRefused(ran, 5).contains("no Flow HQ tables", "./flowhq up");
    }

    @Test
    void saysThatTemporalDoesNotAnswer() {
        Map<String, Object> settings =
                Map.of("spring.temporal.connection.target", NOBODY_LISTENS, "flowhq.client.patience", "1s");

        Ran start = platform.shellWithSettings(settings, "tenant", "start", "Zawadi Shop");
        Ran status = platform.shellWithSettings(settings, "status", "-o", "json");

        assertRefused(start, 5).contains("Could not start tenant");
        assertThat(status.code()).isEqualTo(5);
        assertThat(status.out()).contains("\"database\":\"up\",\"temporal\":\"down\"");
        assertThat(status.err().lines())
                .singleElement()
                .isEqualTo("Temporal does not answer at " + NOBODY_LISTENS + ". Is the platform up? ./flowhq doctor");
    }

    @Test
    void looksAtTemporalEvenWhenTheDatabaseIsDown() {
        Ran status = platform.shellWithSettings(
                Map.of("spring.datasource.url", "jdbc:postgresql://" + NOBODY_LISTENS + "/flowhq"), "status");

        assertThat(status.code()).isEqualTo(5);
        assertThat(status.lines())
                .containsExactly("Database   does not answer", "Temporal   answers at " + platform.temporalAddress());
        assertThat(status.err().lines()).singleElement().asString().contains("The database does not answer");
    }

    @Test
    void showsWhereAFailureCameFromOnlyWhenAsked() {
        Ran ran = platform.shell("tenant", "show", "nobody", "--debug");

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).startsWith("There is no tenant 'nobody'.").contains("\tat io.flowhq.shell.");
    }

    @Test
    void runsAScriptUpToTheFirstLineThatFails() {
        Ran ran = platform.shellWithScript("""
                # the night shift's checks

                tenant list --find "Zawadi Salon" -o jsonl
                tenant show nobody
                tenant list
                """);

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.lines()).singleElement().asString().contains("\"name\":\"Zawadi Salon\"");
        assertThat(ran.err().lines()).hasSize(1);
    }

    @Test
    void helpsWithEverythingAndNeedsNoDatabaseForIt() {
        Map<String, Object> nothing = Map.of("spring.datasource.url", "jdbc:postgresql://" + NOBODY_LISTENS + "/x");

        Ran all = platform.shellWithSettings(nothing, "--help");
        Ran noun = platform.shellWithSettings(nothing, "worker", "--help");
        Ran one = platform.shellWithSettings(nothing, "tenant", "link", "-h");

        assertThat(all.code()).isZero();
        assertThat(all.out()).contains("tenant list", "worker drain", "audit list", "Exit codes: 0 done, 1 failed");
        assertThat(noun.out()).contains("worker list", "worker undrain").doesNotContain("tenant list");
        assertThat(one.out())
                .contains("Usage: tenant link TENANT [--code] [--wait[=60s]]", "-o, --output text|json|jsonl");
        assertThat(one.err()).isEmpty();
    }

    private static AbstractStringAssert<?> assertRefused(Ran ran, int code) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(code);
        assertThat(ran.out()).isEmpty();
        return assertThat(ran.err().lines()).singleElement(InstanceOfAssertFactories.STRING);
    }
}
