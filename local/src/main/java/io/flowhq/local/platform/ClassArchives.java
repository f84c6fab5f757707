package io.flowhq.local.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archives of the programs that one platform runs. What fails here leaves the platform a slower start, nothing else. */
final class ClassArchives implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ClassArchives.class);

    private final Path java;
    private final List<Missing> missing = new CopyOnWriteArrayList<>();
    private final Thread writer = new Thread(this::writeMissing, "class-archives");

    ClassArchives(Path java) {
        this.java = java;
        writer.setDaemon(true);
    }

    private record Missing(ClassArchive archive, Path list, List<String> options) {}

    /**
     * Unpacks the jars of the checkout that were built since they were unpacked, which takes seconds.
     *
     * @param say told when there are any
     */
    void unpack(Path root, Consumer<String> say) {
        List<ClassArchive> packed = Stream.of(ExecutableJars.values())
                .map(program -> new ClassArchive(java, program.in(root)))
                .filter(archive -> !archive.isUnpacked())
                .toList();
        if (!packed.isEmpty()) {
            say.accept("unpacking the programs of this build, so that they start faster");
            packed.parallelStream().forEach(ClassArchives::unpack);
        }
    }

    private static void unpack(ClassArchive archive) {
        try {
            archive.unpack();
        } catch (IOException e) {
            log.debug("A program is not unpacked: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The last arguments of a process of that jar.
     *
     * @param list where the process may note what it loads
     * @param options of its virtual machine
     */
    List<String> arguments(Path jar, Path list, List<String> options) {
        ClassArchive archive = new ClassArchive(java, jar);
        if (!archive.written()) {
            missing.add(new Missing(archive, list, options));
        }
        return archive.arguments(list);
    }

    /** Writes what is missing, one after the other, from what the processes have loaded by now; returns at once. */
    void write() {
        writer.start();
    }

    private void writeMissing() {
        for (Missing one : missing) {
            try {
                one.archive().write(one.list(), one.options());
            } catch (IOException e) {
                log.debug("{} is not written: {}", one.archive().archive(), e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Gives up what is not written yet; its process has ended afterwards. */
    @Override
    public void close() {
        writer.interrupt();
        try {
            writer.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
