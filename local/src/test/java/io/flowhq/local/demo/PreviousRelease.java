package io.flowhq.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An earlier commit of this repository in a folder of its own, kept from one run to the next.
 *
 * @param root as the folder with this build's launcher
 */
record PreviousRelease(Path root) {

    /** The commit of {@code -Dflowhq.previous}, or the one given. */
    static PreviousRelease named(String otherwise) throws IOException, InterruptedException {
        String commit = System.getProperty("flowhq.previous", otherwise);
        Path root = ThisMachine.checkout().toAbsolutePath().resolve("local/target/releases/" + commit);
        if (Files.notExists(root.resolve("flowhq"))) {
            Files.createDirectories(root);
            run(
                    ThisMachine.checkout(),
                    List.of("bash", "-c", "set -o pipefail; git archive " + commit + " | tar -x -C '" + root + "'"));
        }
        return new PreviousRelease(root);
    }

    /** Makes its jars as its own launcher does, unless an earlier run has. */
    PreviousRelease built() throws IOException, InterruptedException {
        if (Files.notExists(root.resolve("web/target/web-exec.jar"))) {
            run(
                    root,
                    List.of(
                            "mvn",
                            "-B",
                            "-q",
                            "package",
                            "-DskipTests",
                            "-Dflowhq.tests.uncompiled=true",
                            "-Djacoco.skip"));
        }
        return this;
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        File log = Files.createTempFile("previous-release", ".log").toFile();
        int exit = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        assertThat(exit).as("%s; see %s", String.join(" ", command), log).isZero();
    }
}
