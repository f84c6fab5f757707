package io.flowhq.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.lifecycle.PhaseName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own on a terminal shows: the prompt, the history, signals, and the exit code that a caller gets. */
@EnabledOnOs(OS.LINUX)
class PseudoTerminalTest {

    private static final TestPlatform platform = TestPlatform.shared();

    @TempDir
    Path home;

    @BeforeAll
    static void start() {
        platform.tenant("Ilala Internet", PhaseName.RUNNING, null);
    }

    @Test
    void conversesAndKeepsItsHistoryToItself() throws Exception {
        try (var shell = PseudoTerminal.open(home, platform.environment())) {
            shell.sees("flowhq\\(local, (ok|no bot-worker|\\d+ needs? attention)\\) > ")
                    .types("tenant list --find Ilala\r")
                    .sees("Ilala Internet +Online")
                    .types("tenant lsit\r")
                    .sees("Did you mean 'tenant list'\\?")
                    .types("key create night --scopes read\r")
                    .sees("flowhq_\\S{30,}")
                    .types("exit\r");
            assertThat(shell.exitCode()).as(shell.text()).isZero();
        }
        var history = history();
        assertThat(Files.readString(history))
                .contains("tenant list --find Ilala", "key create night")
                .doesNotContain("flowhq_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");
    }

    @Test
    void givesItsCallerTheExitCode() throws Exception {
        assertThat(codeOf(platform.environment(), "tenant", "list", "--status", "ACTIVE", "--find", "ILALA"))
                .isZero();
        assertThat(codeOf(platform.environment(), "knowledge", "import", "Ilala Internet", "missing.csv"))
                .isEqualTo(1);
        assertThat(codeOf(platform.environment(), "tenant", "lsit")).isEqualTo(2);
        assertThat(codeOf(platform.environment(), "tenant", "show", "nobody")).isEqualTo(3);
        assertThat(codeOf(
                        platform.environment(),
                        "tenant",
                        "create",
                        "Second",
                        "--template=SUPPORT",
                        "--phone=" + platform.tenant("First").phoneNumber()))
                .isEqualTo(4);
        assertThat(codeOf(Map.of("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none"), "tenant", "list"))
                .isEqualTo(5);
    }

    @Test
    void endsAWatchWithCtrlC() throws Exception {
        try (var shell =
                PseudoTerminal.open(home, platform.environment(), "tenant", "list", "--find", "Ilala", "--watch")) {
            shell.sees("Ilala Internet").types("\u0003");
            assertThat(shell.exitCode()).as(shell.text()).isEqualTo(130);
        }
    }

    @Test
    void endsAWatchAtOnceAndQuietlyWhenNobodyReadsIt() throws Exception {
        var pipe = "%s | head -n 1; echo ended with ${PIPESTATUS[0]}";
        try (var shell = PseudoTerminal.inPipe(
                home, platform.environment(), pipe, "tenant", "list", "--find", "Ilala", "--watch=1h", "-o", "jsonl")) {
            assertThat(shell.exitCode()).isZero();
            assertThat(shell.text()).matches("\\{[^\n]*\"status\":\"ACTIVE\"[^\n]*}\nended with 0\n");
        }
    }

    private int codeOf(Map<String, String> environment, String... words) throws Exception {
        try (var shell = PseudoTerminal.open(home, environment, words)) {
            return shell.exitCode();
        }
    }

    private Path history() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(file -> file.endsWith("shell.history"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
