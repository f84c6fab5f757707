package io.flowhq.shell.terminal;

import io.flowhq.contract.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of text that a command is given by its name. It is read no further than to 4 MB, as nothing is longer. */
public final class InputFile {

    private static final int MAX_BYTES = 4 << 20;

    private InputFile() {}

    /**
     * Reads the whole of it.
     *
     * @param what is in it, as the beginning of a sentence: {@code The products}
     * @throws CommandFailure when it cannot be read, is too long or no UTF-8
     */
    public static String read(String what, String file) {
        try (var bytes = Files.newInputStream(Path.of(file))) {
            byte[] read = bytes.readNBytes(MAX_BYTES + 1);
            if (read.length > MAX_BYTES) {
                throw failure(what, file, "it is longer than 4 MB.", null);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read))
                    .toString();
        } catch (CharacterCodingException other) {
            throw failure(what, file, "it is no text in UTF-8.", other);
        } catch (NoSuchFileException missing) {
            throw failure(what, file, "there is no such file.", missing);
        } catch (IOException | InvalidPathException e) {
            throw failure(what, file, String.valueOf(e.getMessage()), e);
        }
    }

    private static CommandFailure failure(String what, String file, String why, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.FAILED, what + " cannot be read from " + file + ": " + why, cause);
    }
}
