package io.flowhq.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.flowhq.client.TenantCommands;
import io.flowhq.contract.TenantId;
import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.contract.lifecycle.CommandResult;
import io.flowhq.contract.lifecycle.PhaseName;
import io.flowhq.store.message.Direction;
import io.flowhq.store.session.QrCode;
import io.flowhq.web.People;
import io.flowhq.web.TenantFixtures;
import io.flowhq.web.WebTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All of a business's data as a file, and all of it gone. */
@WebTest
class BusinessDataTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFixtures town;

    @Autowired
    People people;

    @Autowired
    TenantCommands commands;

    @Autowired
    JdbcClient jdbc;

    private TenantId mine;
    private SignedIn owner;

    @BeforeEach
    void twoBusinesses() {
        mine = town.business("Mama Asha", PhaseName.RUNNING).id();
        var theirs = town.business("Jirani", PhaseName.RUNNING).id();
        town.writes(mine, Direction.IN, "255711000111", "Bei ya kusuka?");
        town.writes(theirs, Direction.IN, "255711000333", "siri ya jirani");
        owner = SignedIn.as(people.ownerOf(mine).email(), port);
    }

    @Test
    void exportsAllThatIsTheirsAndNoSecret() throws IOException {
        town.showsCode(mine, new QrCode("2@siri-ya-msimbo", 1, 6, Instant.now().plusSeconds(60)));
        var answer =
                owner.postForBytes("/app/data/export", owner.get("/app/data").body());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        var files = unzip(answer.body());
        assertThat(files).containsKeys("message_logs.jsonl", "tenants.jsonl", "users.jsonl", "whatsapp_sessions.jsonl");
        assertThat(files.get("message_logs.jsonl")).contains("\"message_text\": \"Bei ya kusuka?\"");
        assertThat(String.join("", files.values())).doesNotContain("siri");
        assertThat(owner.get("/app/history").body()).contains("Kupakua data");
    }

    @Test
    void staffNeitherExportNorErase() {
        var staff = SignedIn.as(people.staffOf(mine).email(), port);
        var page = staff.get("/app/data").body();

        assertThat(staff.post("/app/data/export", page, Map.of()).statusCode()).isEqualTo(403);
        assertThat(staff.post("/app/data/erase", page, Map.of("typed", "Mama Asha"))
                        .statusCode())
                .isEqualTo(403);
        verify(commands, never()).give(eq(CommandKind.DELETE), any(), any(), any(), any());
    }

    @Test
    void erasesOnlyAfterTheNameWasTypedAndSignsOut() {
        doAnswer(call -> {
                    jdbc.sql("delete from tenants where id = :id")
                            .param("id", mine.value())
                            .update();
                    return new CommandResult(PhaseName.DELETED, null, "gone");
                })
                .when(commands)
                .give(eq(CommandKind.DELETE), eq(mine), any(), any(), any());
        var page = owner.get("/app/data").body();
        assertThat(owner.post("/app/data/erase", page, Map.of("typed", "Jirani"))
                        .statusCode())
                .isEqualTo(422);
        verify(commands, never()).give(eq(CommandKind.DELETE), any(), any(), any(), any());

        var gone = owner.post("/app/data/erase", page, Map.of("typed", "Mama Asha"));
        assertThat(gone.uri().getPath()).isEqualTo("/app/sign-in");
        assertThat(gone.body()).contains("Data yote ya biashara imefutwa");
        assertThat(owner.get("/app/messages").uri().getPath()).isEqualTo("/app/sign-in");
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
