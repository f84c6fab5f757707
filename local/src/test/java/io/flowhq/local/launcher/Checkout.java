package io.flowhq.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A small checkout with the real launcher in it and stand-ins for the programs it finds: a JDK and a Temporal that write
 * down how they are called, and a Maven that makes jars.
 */
final class Checkout {

    private final Path folder;
    private final Path tools;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Checkout(Path base) throws IOException {
        this.folder = Files.createDirectories(base.resolve("check out"));
        this.tools = Files.createDirectories(base.resolve("tools"));
        Files.copy(launcher(), folder.resolve("flowhq"));
        Path parts = Files.createDirectories(folder.resolve("launcher"));
        try (Stream<Path> files = Files.list(launcher().resolveSibling("launcher"))) {
            for (Path part : files.toList()) {
                Files.copy(part, parts.resolve(part.getFileName()));
            }
        }
        Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <modules>
                    <module>orchestrator/contract</module>
                    <module>web</module>
                    <module>shell</module>
                    <module>local</module>
                  </modules>
                </project>
                """);
        module("orchestrator/contract", "flowhq-contract");
        module("web", "flowhq-web", "flowhq-contract");
        module("shell", "flowhq-shell", "flowhq-contract");
        module("local", "flowhq-local", "flowhq-web", "flowhq-shell");
        program(
                "jdk/bin/java",
                "case \"$*\" in *extract*) mkdir -p \"${@: -1}\"; exit;; esac; echo \"java $*\"; env | grep -E '^(FLOWHQ|DATABASE|TEMPORAL)_' | sort");
        program("jdk/bin/javac", "");
        Files.writeString(tools.resolve("jdk/release"), "JAVA_VERSION=\"21.0.4\"\n");
        program("bin/mvn", """
                case " $* " in *" -version "*) echo "Apache Maven 3.8.7"; exit 0 ;; esac
                echo "$*" >>"%s"
                for module in orchestrator/contract web shell local; do
                  mkdir -p $module/target; touch $module/target/$(basename $module)-exec.jar
                done
                """.formatted(mavenCalls()));
        program("bin/temporal", "");
        program("chromium", "");
        environment.put("PATH", tools.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", base.toString());
        environment.put("FLOWHQ_JAVA_HOME", tools.resolve("jdk").toString());
        environment.put("FLOWHQ_CHROMIUM", tools.resolve("chromium").toString());
    }

    /** How a call of the launcher ended. */
    record Ended(int exitCode, String out, String err) {}

    Checkout with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Checkout without(String variable) {
        environment.remove(variable);
        return this;
    }

    Path program(String name, String script) throws IOException {
        Path program = tools.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }

    void source(String module, String text) throws IOException {
        Path source = folder.resolve(module).resolve("src/Some.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
    }

    private void module(String path, String artifact, String... needs) throws IOException {
        source(path, "class Original {}");
        StringBuilder pom = new StringBuilder("<project><artifactId>" + artifact + "</artifactId>\n");
        for (String needed : needs) {
            pom.append("<dependency>\n<artifactId>").append(needed).append("</artifactId>\n</dependency>\n");
        }
        Files.writeString(folder.resolve(path).resolve("pom.xml"), pom.append("</project>\n"));
    }

    Path home() throws IOException {
        return Files.createDirectories(folder.resolve(".flowhq"));
    }

    Path folder() {
        return folder;
    }

    /** The arguments of every call of Maven so far. */
    List<String> maven() throws IOException {
        return Files.exists(mavenCalls()) ? Files.readAllLines(mavenCalls()) : List.of();
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", folder.resolve("flowhq").toString()));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile("launcher", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        String said = Files.readString(err);
        Files.delete(err);
        return new Ended(exitCode, out, said);
    }

    private Path mavenCalls() {
        return tools.resolve("maven-calls");
    }

    /** The launcher of the project itself. */
    static Path launcher() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("flowhq")) ? here.resolve("flowhq") : here.resolveSibling("flowhq");
    }
}
