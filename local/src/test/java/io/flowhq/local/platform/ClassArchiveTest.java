package io.flowhq.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orchestrator as it was built, which ends soon because its settings are wrong. */
class ClassArchiveTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private static final List<String> OPTIONS = List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** What is left are classes that a virtual machine makes while it runs. */
    private static final double MIN_SHARE = 0.85;

    @TempDir
    Path folder;

    private Path jar;
    private Path list;
    private ClassArchive archive;

    @BeforeEach
    void copyTheJar() throws IOException {
        jar = folder.resolve("orchestrator-exec.jar");
        list = folder.resolve("list");
        archive = new ClassArchive(JAVA, jar);
        copyJar();
    }

    @Test
    void isWhatAProcessOfItsBuildStartsFrom() throws Exception {
        String refusal = run();
        archive.unpack();
        assertThat(run()).as("while its classes are noted").isEqualTo(refusal);
        assertThat(shareOfArchived()).isLessThan(MIN_SHARE);

        archive.write(list, OPTIONS);
        assertThat(run()).as("from the archive").isEqualTo(refusal);
        assertThat(shareOfArchived()).isGreaterThan(MIN_SHARE);

        Files.writeString(archive.archive(), "no classes");
        assertThat(run()).as("from a file that is no archive").endsWith(refusal);

        Files.delete(jar);
        copyJar();
        assertThat(archive.written()).as("after another build").isFalse();
        assertThat(archive.arguments(list)).containsExactly("-jar", jar.toString());
    }

    @Test
    void isNotWrittenFromClassesThatNobodyNoted() throws Exception {
        assertThatIOException().isThrownBy(() -> archive.write(list, OPTIONS));
        Files.writeString(jar, "no jar");
        assertThatIOException().isThrownBy(() -> archive.unpack());

        assertThat(archive.arguments(list)).containsExactly("-jar", jar.toString());
        assertThat(folder).isDirectoryNotContaining("glob:**quick*");
    }

    private void copyJar() throws IOException {
        Files.copy(ExecutableJars.ORCHESTRATOR.in(ThisMachine.checkout()), jar);
    }

    private String run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(OPTIONS);
        command.add("-Xlog:class+load:file=" + folder.resolve("loaded"));
        command.addAll(archive.arguments(list));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DATABASE_URL", "mysql://localhost/flowhq");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isEqualTo(1);
        return said.substring(said.indexOf("DATABASE_URL"));
    }

    private double shareOfArchived() throws IOException {
        List<String> loaded = Files.readAllLines(folder.resolve("loaded")).stream()
                .filter(line -> line.contains("flowhq") || line.contains("springframework"))
                .toList();
        return loaded.stream()
                        .filter(line -> line.contains("shared objects file"))
                        .count()
                / (double) loaded.size();
    }
}
