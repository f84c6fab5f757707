package io.flowhq.worker.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and all below it weigh: their memory that is no file's. Files, which processes share, weigh some 10 % of
 * a browser. What counts them is no cheap reading: the kernel goes through all pages of a process then, and a worker that
 * looks at all its browsers every few seconds spends more on that than the browsers do on being idle.
 *
 * <p>Which processes there are is looked up again after a while only, since that means reading all threads of the tree, and where
 * the kernel does not list their children ({@code CONFIG_PROC_CHILDREN}) all processes of the host.
 */
public final class ProcessTree {

    private static final long MAX_AGE = Duration.ofMinutes(5).toNanos();
    private static final String ANONYMOUS = "RssAnon:";

    private final ProcessHandle root;
    private final long since = System.nanoTime();
    private long listedAt = since;
    private List<ProcessHandle> processes = List.of();

    public ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** Anonymous memory in bytes; 0 where the system does not tell (it is Linux that does). */
    public synchronized long memory() {
        long now = System.nanoTime();
        // A young tree still grows.
        if (processes.isEmpty() || now - listedAt >= Math.min(MAX_AGE, listedAt - since)) {
            processes = list();
            listedAt = now;
        }
        long sum = 0;
        boolean complete = true;
        for (ProcessHandle process : processes) {
            long memory = memoryOf(process);
            sum += memory;
            complete &= memory > 0;
        }
        if (!complete) {
            // Another may have taken the place of one that has ended.
            processes = List.of();
        }
        return sum;
    }

    private List<ProcessHandle> list() {
        List<ProcessHandle> found = new ArrayList<>(List.of(root));
        try {
            for (int n = 0; n < found.size(); n++) {
                addChildren(found.get(n), found);
            }
            return found;
        } catch (IOException | UncheckedIOException notListed) {
            return Stream.concat(Stream.of(root), root.descendants()).toList();
        }
    }

    /** Any thread may have started one. */
    private static void addChildren(ProcessHandle parent, List<ProcessHandle> found) throws IOException {
        Path threads = Path.of("/proc", Long.toString(parent.pid()), "task");
        try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
            for (Path thread : each) {
                for (String child :
                        Files.readString(thread.resolve("children")).strip().split(" ")) {
                    if (!child.isEmpty()) {
                        ProcessHandle.of(Long.parseLong(child)).ifPresent(found::add);
                    }
                }
            }
        }
    }

    /** Anonymous memory of one process alone, in bytes. */
    public static long memoryOf(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            String lines = Files.readString(status, StandardCharsets.ISO_8859_1);
            int begin = lines.indexOf(ANONYMOUS) + ANONYMOUS.length();
            return Long.parseLong(
                            lines.substring(begin, lines.indexOf("kB", begin)).strip())
                    * 1024;
        } catch (IOException | RuntimeException e) {
            // It ended meanwhile, or this is no Linux.
            return 0;
        }
    }
}
