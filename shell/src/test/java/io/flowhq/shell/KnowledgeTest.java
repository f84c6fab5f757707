package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.TenantId;
import io.flowhq.store.followup.FollowUpReason;
import io.flowhq.store.followup.FollowUps;
import io.flowhq.store.knowledge.KnowledgeReads;
import io.flowhq.store.knowledge.ShopFact;
import io.flowhq.store.message.InboundMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What an owner tells about the business. */
class KnowledgeTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @TempDir
    private Path folder;

    @Test
    void tellsListsAndForgets() {
        TenantId tenant = platform.tenant("Telling").id();
        assertThat(platform.shell("knowledge", "facts", "Telling").out()).contains("Nothing is told.");

        assertDone("knowledge", "tell", "Telling", "location", "--sw", "Tupo Kariakoo");
        assertDone("knowledge", "service", "Telling", "Kusuka", "--price", "35000", "--minutes", "240");
        assertDone("knowledge", "product", "Telling", "Mafuta", "--price", "8,000", "--stock", "0");
        assertDone("knowledge", "teach", "Telling", "mna wifi?", "--sw", "Ndiyo");

        assertThat(platform.shell("knowledge", "facts", "Telling").out()).contains("location", "Tupo Kariakoo");
        assertThat(platform.shell("knowledge", "services", "Telling").out()).contains("Kusuka", "TSh 35,000", "240");
        assertThat(platform.shell("knowledge", "catalogue", "Telling").out()).contains("Mafuta", "TSh 8,000");
        Ran questions = platform.shell("knowledge", "questions", "Telling", "-o", "json");
        String id =
                JsonMapper.shared().readTree(questions.out()).get(0).get("id").asString();

        assertDone("knowledge", "service", "Telling", "kusuka", "--price", "40000");
        assertThat(platform.get(KnowledgeReads.class).of(tenant).services())
                .singleElement()
                .satisfies(service -> assertThat(service.price()).isEqualByComparingTo("40000"));
        assertDone("knowledge", "forget", "Telling", id);
        assertDone("knowledge", "forget", "Telling", "location");
        assertThat(platform.shell("knowledge", "forget", "Telling", "location").code())
                .isEqualTo(3);
        assertThat(platform.get(KnowledgeReads.class).of(tenant).questions()).isEmpty();
        assertThat(platform.shell("audit", "list", "Telling").out()).contains("PUT_SERVICE", "DELETE_QUESTION");
    }

    @Test
    void carriesAllThatOneTenantToldToAnother() throws IOException {
        platform.tenant("Giving");
        TenantId taking = platform.tenant("Taking").id();
        assertDone("knowledge", "tell", "Giving", "location", "--sw", "Tupo Kariakoo");
        assertDone("knowledge", "service", "Giving", "Kusuka", "--price", "35000");
        assertDone("knowledge", "tell", "Taking", "payment", "--sw", "M-Pesa");
        Path file = Files.writeString(
                folder.resolve("told.json"),
                platform.shell("knowledge", "show", "Giving", "-o", "json").out());

        assertThat(platform.shell("knowledge", "replace", "Taking", file.toString())
                        .code())
                .as("nobody agreed")
                .isEqualTo(2);
        assertDone("knowledge", "replace", "Taking", file.toString(), "--yes");

        var told = platform.get(KnowledgeReads.class).of(taking);
        assertThat(told.facts()).extracting(ShopFact::key).containsExactly("location");
        assertThat(told.services())
                .singleElement()
                .satisfies(service -> assertThat(service.price()).isEqualByComparingTo("35000"));
        Ran half = platform.shell(
                "knowledge",
                "replace",
                "Taking",
                Files.writeString(folder.resolve("half.json"), "{\"facts\": []}")
                        .toString(),
                "--yes");
        assertThat(half.code()).isNotZero();
        assertThat(half.err()).contains("missing");
        assertThat(platform.get(KnowledgeReads.class).of(taking).facts()).hasSize(1);
    }

    @Test
    void teachesFromAFollowUpOfTheSameTenant() {
        TenantId tenant = platform.tenant("Teaching").id();
        platform.tenant("Not Teaching");
        platform.writes(tenant, "255711222666");
        long message = platform.get(InboundMessages.class)
                .next(tenant, "255711222666@c.us")
                .orElseThrow()
                .id();
        FollowUps followUps = platform.get(FollowUps.class);
        followUps.open(tenant, message, FollowUpReason.UNKNOWN_QUESTION);
        String id = Long.toString(followUps.allOpen(tenant, 1).getFirst().id());

        assertDone("knowledge", "teach", "Teaching", "--follow-up", id, "--sw", "Karibu");
        assertThat(platform.shell("knowledge", "teach", "Not Teaching", "--follow-up", id, "--sw", "Karibu")
                        .code())
                .isEqualTo(2);
        assertThat(platform.get(KnowledgeReads.class).of(tenant).questions())
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.variants()).containsExactly("Habari");
                    assertThat(question.taughtFrom()).isEqualTo(id);
                });
    }

    @Test
    void importsWhatItExportsAndNamesEachFaultyLine() throws IOException {
        platform.tenant("Importing");
        Path file =
                Files.writeString(folder.resolve("products.csv"), "name,price,stock\nSimu,850000,2\nChaja,35000,\n");

        assertThat(platform.shell("knowledge", "import", "Importing", file.toString())
                        .out())
                .contains("2 added, 0 changed.");
        Ran exported = platform.shell("knowledge", "export", "Importing");
        assertThat(exported.out()).contains("Simu,,850000,TZS,2,");
        Files.writeString(file, exported.out());
        assertThat(platform.shell("knowledge", "import", "Importing", file.toString())
                        .out())
                .contains("0 added, 2 changed.");

        Files.writeString(file, "name,price\nSimu,much\n,1\n");
        Ran refused = platform.shell("knowledge", "import", "Importing", file.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Line 2: The price", "Line 3: The name");
        assertThat(platform.shell("knowledge", "import", "Importing", "/none.csv")
                        .code())
                .isEqualTo(1);
    }

    private static void assertDone(String... command) {
        Ran ran = platform.shell(command);
        assertThat(ran.code()).as(ran.err()).isZero();
    }
}
