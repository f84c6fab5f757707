package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.flowhq.contract.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {

    @TempDir
    Path folder;

    @Test
    void readsText() throws IOException {
        Path file = Files.writeString(folder.resolve("products.csv"), "name\nViatu vya ngozi – 42\n");
        assertThat(InputFile.read("The products", file.toString())).isEqualTo("name\nViatu vya ngozi – 42\n");
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        Path image = Files.write(folder.resolve("image.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFF});
        refuses(image.toString(), "it is no text in UTF-8.");
        refuses(folder.resolve("none").toString(), "there is no such file.");
        refuses(folder.toString(), "directory");
        refuses("a\0b", "Nul character");
    }

    @Test
    void stopsReadingAtFourMegabytes() throws IOException {
        Path file = Files.write(folder.resolve("long.csv"), new byte[(4 << 20) + 1]);
        refuses(file.toString(), "it is longer than 4 MB.");
        Path endless = Path.of("/dev/zero");
        assumeThat(endless).exists();
        refuses(endless.toString(), "it is longer than 4 MB.");
    }

    private static void refuses(String file, String why) {
        assertThatThrownBy(() -> InputFile.read("The products", file))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.FAILED);
                    assertThat(failure.line())
                            .startsWith("The products cannot be read from ")
                            .contains(why);
                    assertThat(failure.line().lines()).hasSize(1);
                });
    }
}
