package io.flowhq.local.platform;

import io.flowhq.local.home.FileTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loaded classes of one runnable jar, kept on disk beside it, so that its next process does not read, verify and link
 * them again. A virtual machine keeps classes of plain jars only, hence the jar is unpacked as well. Tied to this build of the
 * jar and to this JDK; without the archive, or with one that the JDK does not take, a process starts slower and no different.
 */
final class ClassArchive {

    private final Path java;
    private final Path jar;
    private final Path folder;

    ClassArchive(Path java, Path jar) {
        this.java = java;
        this.jar = jar;
        this.folder = jar.resolveSibling("quick");
    }

    /** Unpacks the jar unless that has been done for this build. */
    void unpack() throws IOException, InterruptedException {
        String state = state();
        if (isOf(state)) {
            return;
        }
        Path fresh = Files.createTempDirectory(jar.getParent(), "quick-");
        try {
            run(
                    fresh.resolve("log"),
                    List.of(
                            java.toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            fresh.resolve("jars").toString()));
            Files.writeString(fresh.resolve("made"), state);
            if (!isOf(state)) {
                FileTrees.delete(folder);
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another platform was quicker; its copy is as good.
        } finally {
            FileTrees.delete(fresh);
        }
    }

    boolean isUnpacked() {
        return isOf(state());
    }

    /** Whether a process can be started from an archive of this build. */
    boolean written() {
        return isOf(state()) && Files.exists(archive());
    }

    /**
     * The last arguments of a process of this program: from the archive where there is one, otherwise noting in {@code list} what
     * the process loads. Classes that stand where they were written for stay pages of the file, which processes share; moved
     * they are 20 MB of memory of each process.
     */
    List<String> arguments(Path list) {
        if (!isOf(state())) {
            return List.of("-jar", jar.toString());
        }
        List<String> arguments = new ArrayList<>(
                Files.exists(archive())
                        ? List.of(
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:ArchiveRelocationMode=0",
                                "-XX:SharedArchiveFile=" + archive())
                        : List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:DumpLoadedClassList=" + list));
        arguments.addAll(List.of("-jar", unpacked().toString()));
        return arguments;
    }

    /**
     * Writes the archive, in a process that gets out of the way of all others.
     *
     * @param list of a process that may still run
     * @param options of the virtual machine that the process has, too
     */
    void write(Path list, List<String> options) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes");
        Path fresh = folder.resolve("archive.new");
        // The last line may be half written.
        String listed = Files.readString(list);
        Files.writeString(classes, listed.substring(0, listed.lastIndexOf('\n') + 1));
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19", java.toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+AOTClassLinking",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + fresh,
                "-cp",
                unpacked().toString()));
        run(folder.resolve("log"), command);
        Files.move(fresh, archive(), StandardCopyOption.ATOMIC_MOVE);
    }

    Path archive() {
        return folder.resolve("archive");
    }

    private Path unpacked() {
        return folder.resolve("jars").resolve(jar.getFileName());
    }

    private boolean isOf(String state) {
        try {
            return Files.readString(folder.resolve("made")).equals(state);
        } catch (IOException e) {
            return false;
        }
    }

    /** Another one for every build and every JDK; the time of the file's content is the same in all builds. */
    private String state() {
        try {
            return Stream.of(
                            java.toRealPath(),
                            Runtime.version(),
                            Files.getAttribute(jar, "unix:ino"),
                            Files.size(jar),
                            Files.getAttribute(jar, "unix:ctime"))
                    .map(Object::toString)
                    .reduce("", (all, next) -> all + next + "\n");
        } catch (IOException e) {
            return "unreadable";
        }
    }

    private static void run(Path log, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new FileSystemException(
                        log.toString(),
                        null,
                        Files.readString(log, StandardCharsets.UTF_8).strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
