package io.flowhq.local.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The file of snapshot keys: one a line, of which the first seals and all open. A key that is to seal next stands last,
 * below a line that says so. The file is changed as a whole or not at all.
 */
record KeyFile(Path file) {

    private static final String NEXT = "# next";
    private static final int LENGTH = 32;

    static String newKey(SecureRandom random) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** In their order, the one that is to seal next included. */
    List<String> keys() throws IOException {
        return lines().stream().filter(line -> !line.startsWith("#")).toList();
    }

    Optional<String> next() throws IOException {
        List<String> lines = lines();
        return lines.size() > 1 && lines.get(lines.size() - 2).equals(NEXT)
                ? Optional.of(lines.getLast())
                : Optional.empty();
    }

    void prepare(String key) throws IOException {
        List<String> lines = new ArrayList<>(keys());
        lines.add(NEXT);
        lines.add(key);
        write(lines);
    }

    void write(List<String> lines) throws IOException {
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, lines);
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        }
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
