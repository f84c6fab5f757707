package io.flowhq.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of the shell that the launcher keeps on disk, with the JDK of the tests and the shell as it was built. */
class ShellClassCacheTest {

    /** What is left are classes that a virtual machine makes while it runs. */
    private static final double MIN_SHARE = 0.85;

    @TempDir
    Path root;

    @Test
    void startsFromTheClassesThatWereKeptAndWithoutThemAsWell() throws Exception {
        Path jar = root.resolve("shell/target/shell-exec.jar");
        Files.createDirectories(jar.getParent());
        Files.copy(shellJar(), jar);

        String first = help();
        assertThat(root.resolve("said")).content().contains("Preparing the shell once");
        assertThat(first).contains("tenant list");
        assertThat(shareOfKept()).isGreaterThan(MIN_SHARE);

        assertThat(help()).isEqualTo(first);
        assertThat(root.resolve("said")).as("a second call").content().isEmpty();

        Path kept = root.resolve("shell/target/quick/classes");
        Files.writeString(kept, "no classes");
        assertThat(help()).as("with a file that is none").isEqualTo(first);
        assertThat(shareOfKept()).isLessThan(MIN_SHARE);
        Files.delete(kept);
        assertThat(help()).as("without any").isEqualTo(first);

        Files.delete(jar);
        Files.copy(shellJar(), jar);
        assertThat(help()).as("after another build").isEqualTo(first);
        assertThat(root.resolve("said")).content().contains("Preparing the shell once");
        assertThat(shareOfKept()).isGreaterThan(MIN_SHARE);
    }

    /** The build decides which beans there are; a conversation has some that one command has not. */
    @Test
    void keepsTheHistoryOfAConversation() throws Exception {
        Path jar = root.resolve("shell/target/shell-exec.jar");
        Files.createDirectories(jar.getParent());
        Files.copy(shellJar(), jar);
        Path history = root.resolve("flowhq/shell.history");

        Process conversation = shell("""
                export XDG_CONFIG_HOME="$root"
                # Line editing begins with switching on bracketed paste, mode 2004.
                shows() { until grep -qs -- "$1" "$root/screen"; do sleep 0.2; done; }
                (shows 2004h; echo help; shows 'tenant list'; echo quit) \
                    | script -qefc "$java" "$root/screen"
                """);

        assertThat(conversation.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(history).content().contains(":help");
    }

    private String help() throws IOException, InterruptedException {
        assertThat(shell("exec $java help").waitFor()).isZero();
        return Files.readString(root.resolve("help"));
    }

    /** @param call what is done with the {@code $java} that runs the shell */
    private Process shell(String call) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", """
                for part in terminal find build; do . "$launchers/$part.sh"; done
                warm_up_shell
                java="$JAVA_HOME/bin/java ${shell_options[*]} -XX:$shell_classes"
                java+=" -Xlog:class+load:file=$root/loaded -jar $root/shell/target/quick/shell-exec.jar"
                """ + call)
                .redirectError(root.resolve("said").toFile())
                .redirectOutput(root.resolve("help").toFile());
        builder.environment()
                .put("launchers", Checkout.launcher().resolveSibling("launcher").toString());
        builder.environment().put("root", root.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
        builder.environment().put("TEMPORAL_ADDRESS", "127.0.0.1:1");
        return builder.start();
    }

    private double shareOfKept() throws IOException {
        List<String> loaded = Files.readAllLines(root.resolve("loaded"));
        Stream<String> kept = loaded.stream()
                .filter(line -> line.contains("shared objects file"))
                .filter(line -> line.contains("flowhq") || line.contains("springframework"));
        long of = loaded.stream()
                .filter(line -> line.contains("flowhq") || line.contains("springframework"))
                .count();
        return kept.count() / (double) of;
    }

    private static Path shellJar() {
        return Checkout.launcher().resolveSibling("shell/target/shell-exec.jar");
    }
}
