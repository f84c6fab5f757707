package io.flowhq.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private final Path root = ThisMachine.checkout().toAbsolutePath().normalize();

    @Test
    void everyLinkOfADocumentLeadsSomewhere() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path document : documents()) {
            for (Path target : links(document)) {
                if (Files.notExists(target)) {
                    lost.add(root.relativize(document) + " -> " + target);
                }
            }
        }

        assertThat(lost).isEmpty();
    }

    @Test
    void everyDocumentIsReachedFromTheReadme() throws IOException {
        Set<Path> reached = new HashSet<>();
        visit(root.resolve("README.md"), reached);

        assertThat(documents()).allSatisfy(document -> assertThat(reached).contains(document));
    }

    private void visit(Path document, Set<Path> reached) throws IOException {
        if (!reached.add(document)) {
            return;
        }
        for (Path target : links(document)) {
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    files.forEach(reached::add);
                }
            } else if (target.toString().endsWith(".md")) {
                visit(target, reached);
            }
        }
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(root.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static List<Path> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document))
                .results()
                .map(found -> target(document, found))
                .filter(target -> target != null)
                .toList();
    }

    private static Path target(Path document, MatchResult found) {
        String link = found.group(1);
        if (link.matches("[a-z]+:.*") || link.startsWith("#")) {
            return null;
        }
        return document.getParent().resolve(link.replaceFirst("#.*", "")).normalize();
    }
}
