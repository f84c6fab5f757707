package io.flowhq.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.local.platform.ThisMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsDocumentTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("^\\| ([ABC]\\d+|\\d+) ", Pattern.MULTILINE);

    @Test
    void namesOnlyTestsThatThereAre() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        var named = NAMED.matcher(document());
        int found = 0;
        while (named.find()) {
            found++;
            String source = sources.getOrDefault(named.group(1), "");
            if (!Pattern.compile("\\bvoid " + named.group(2) + "\\(")
                    .matcher(source)
                    .find()) {
                missing.add(named.group(1) + "." + named.group(2));
            }
        }
        assertThat(found).isGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void leavesNoFaultOut() throws IOException {
        List<String> rows = new ArrayList<>();
        var row = ROW.matcher(document());
        while (row.find()) {
            rows.add(row.group(1));
        }
        for (int n = 1; n <= 23; n++) {
            assertThat(rows).contains("A" + n);
        }
        for (int n = 1; n <= 9; n++) {
            assertThat(rows).contains("B" + n);
        }
        for (int n = 1; n <= 13; n++) {
            assertThat(rows).contains("C" + n);
        }
    }

    private static String document() throws IOException {
        return Files.readString(ThisMachine.checkout().resolve("docs/faults.md"));
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ThisMachine.checkout())) {
            for (Path file : files.filter(path -> path.toString().contains("/src/test/java/")
                            && path.toString().endsWith("Test.java"))
                    .toList()) {
                sources.merge(
                        file.getFileName().toString().replace(".java", ""),
                        Files.readString(file),
                        (one, other) -> one + other);
            }
        }
        return sources;
    }
}
