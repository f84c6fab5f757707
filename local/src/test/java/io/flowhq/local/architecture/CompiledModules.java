package io.flowhq.local.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The compiled classes of all modules, read once. */
final class CompiledModules {

    /** Every module's package, and where its classes are. */
    private static final Map<String, String> FOLDERS = Map.ofEntries(
            entry("contract", "orchestrator/contract"),
            entry("store", "orchestrator/store"),
            entry("runtime", "orchestrator/runtime"),
            entry("client", "orchestrator/client"),
            entry("orchestrator", "orchestrator/app"),
            entry("replies", "bot-worker/replies"),
            entry("simulator", "bot-worker/simulator"),
            entry("worker", "bot-worker/app"),
            entry("web", "web"),
            entry("shell", "shell"),
            entry("local", "local"));

    private static final Pattern MADE = Pattern.compile(".*(__\\w+|SpringCGLIB.*)\\.class");

    static final Set<String> NAMES = FOLDERS.keySet();

    static final JavaClasses CLASSES = read();

    private CompiledModules() {}

    static Stream<String> names() {
        return NAMES.stream().sorted();
    }

    /** Where the classes and resources of each module are. */
    static List<Path> folders() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("local")) ? here : here.getParent();
        return FOLDERS.values().stream()
                .map(module -> root.resolve(module).resolve("target/classes"))
                .peek(CompiledModules::mustExist)
                .toList();
    }

    private static JavaClasses read() {
        return new ClassFileImporter()
                .withImportOption(CompiledModules::isWritten)
                .importPaths(folders());
    }

    /** The build of the shell writes its beans down as classes beside ours, in the packages of what they make. */
    private static boolean isWritten(Location place) {
        return !place.matches(MADE);
    }

    private static void mustExist(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing; compile all modules first");
        }
    }
}
