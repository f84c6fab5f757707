package io.flowhq.local.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What an operator can do and see in the browser can be done and seen in the terminal, under the same words. The browser's
 * addresses are read from the mappings of the web module, the terminal's commands from what the shell says of itself.
 */
class BrowserAndTerminalTest {

    private static final String WEB = "io.flowhq.web.";
    private static final String MAPPING = "org.springframework.web.bind.annotation.";
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+ [a-z-]+|status) ");

    /** Owners' pages, programs' API and what is there before anyone has signed in. */
    private static final Set<String> NOT_OPERATORS = Set.of("portal", "api", "problem", "security");

    /** Pages and streams that are about the browser alone, and what a terminal has no use for. */
    private static final Set<String> OF_THE_BROWSER = Set.of(
            "/admin/events",
            "/admin/search",
            "/admin/tenants/new",
            // The address is signed with the key of the web process.
            "/admin/tenants/{tenant}/invitation");

    /** Each address, and the commands that do and show the same. */
    private static final Map<String, List<String>> COMMANDS = Map.ofEntries(
            entry("/admin", List.of("status")),
            entry("/admin/tenants", List.of("tenant list", "tenant create")),
            entry("/admin/tenants/{tenant}", List.of("tenant show")),
            entry(
                    "/admin/tenants/{tenant}/worker/{command}",
                    List.of(
                            "tenant start",
                            "tenant stop",
                            "tenant restart",
                            "tenant force-restart",
                            "tenant pause",
                            "tenant resume",
                            "tenant screenshot",
                            "tenant link")),
            entry("/admin/tenants/{tenant}/{command:logout|delete}", List.of("tenant logout", "tenant delete")),
            entry("/admin/tenants/{tenant}/screenshot", List.of("tenant screenshot")),
            entry("/admin/tenants/{tenant}/qr", List.of("tenant link")),
            entry("/admin/tenants/{tenant}/logs", List.of("tenant messages")),
            entry("/admin/tenants/{tenant}/log", List.of("tenant log")),
            entry("/admin/tenants/{tenant}/timeline", List.of("tenant timeline")),
            entry("/admin/tenants/{tenant}/number", List.of("tenant number")),
            entry("/admin/tenants/{tenant}/config", List.of("tenant configure")),
            entry("/admin/tenants/{tenant}/try", List.of("tenant try")),
            entry("/admin/tenants/{tenant}/messages", List.of("chat send")),
            entry("/admin/tenants/{tenant}/chats", List.of("chat list")),
            entry("/admin/tenants/{tenant}/chats/{chat}", List.of("chat show")),
            entry("/admin/tenants/{tenant}/handoffs", List.of("handoff list", "handoff take")),
            entry("/admin/tenants/{tenant}/handoffs/{chatId}", List.of("handoff end")),
            entry("/admin/tenants/{tenant}/handoffs/{chatId}/end", List.of("handoff end")),
            entry("/admin/tenants/{tenant}/follow-ups", List.of("followup list")),
            entry("/admin/tenants/{tenant}/follow-ups/{id}", List.of("followup show")),
            entry("/admin/tenants/{tenant}/follow-ups/{id}/take", List.of("followup take")),
            entry("/admin/tenants/{tenant}/follow-ups/{id}/answer", List.of("followup answer")),
            entry("/admin/tenants/{tenant}/follow-ups/{id}/done", List.of("followup done")),
            entry("/admin/followups", List.of("followup list")),
            entry("/admin/followups/{id}/take", List.of("followup take")),
            entry("/admin/followups/{id}/answer", List.of("followup answer")),
            entry("/admin/followups/{id}/done", List.of("followup done")),
            entry("/admin/followups/{id}/teach", List.of("followup teach")),
            entry("/admin/tenants/{tenant}/orders", List.of("order list")),
            entry("/admin/tenants/{tenant}/bookings", List.of("booking list")),
            entry(
                    "/admin/tenants/{tenant}/orders/{id}/{decision}",
                    List.of("order confirm", "order decline", "order cancel", "order done")),
            entry(
                    "/admin/tenants/{tenant}/bookings/{id}/{decision}",
                    List.of("booking confirm", "booking decline", "booking cancel", "booking done")),
            entry("/admin/tenants/{tenant}/webhooks", List.of("webhook list", "webhook add")),
            entry("/admin/tenants/{tenant}/webhooks/dead", List.of("webhook list")),
            entry("/admin/tenants/{tenant}/webhooks/{webhook}/remove", List.of("webhook remove")),
            entry("/admin/tenants/{tenant}/webhooks/{webhook}/test", List.of("webhook test")),
            entry("/admin/tenants/{tenant}/webhooks/{webhook}/replay", List.of("webhook replay")),
            entry("/admin/tenants/{tenant}/answer-endpoint", List.of("endpoint show", "endpoint set")),
            entry("/admin/tenants/{tenant}/answer-endpoint/remove", List.of("endpoint remove")),
            entry("/admin/tenants/{tenant}/proactive-messages", List.of("reminder show", "reminder set")),
            entry("/admin/workers", List.of("worker list")),
            entry("/admin/workers/{worker}/{request}", List.of("worker drain", "worker undrain")),
            entry("/admin/audit", List.of("audit list")),
            entry("/admin/audit.csv", List.of("audit list")),
            entry("/admin/keys", List.of("key list", "key create")),
            entry("/admin/keys/{key}/revoke", List.of("key revoke")),
            entry("/admin/setup-requests", List.of("request list")),
            entry("/admin/setup-requests/{request}", List.of("request show")),
            entry(
                    "/admin/setup-requests/{request}/{decision:review|approve|reject}",
                    List.of("request review", "request approve", "request reject")));

    /** Everything below is a part of what an owner has told. */
    private static final String KNOWLEDGE = "/admin/tenants/{tenant}/knowledge";

    private static final List<String> OF_KNOWLEDGE = List.of(
            "knowledge show",
            "knowledge tell",
            "knowledge service",
            "knowledge product",
            "knowledge teach",
            "knowledge forget",
            "knowledge import",
            "knowledge replace",
            "knowledge export");

    private static @Nullable Set<String> known;

    @Test
    void eachAddressOfTheBrowserHasItsCommand() throws Exception {
        Set<String> commands = commands();
        Set<String> addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(40);

        assertThat(addresses)
                .as("addresses without a command in this table")
                .allMatch(address -> COMMANDS.containsKey(address)
                        || OF_THE_BROWSER.contains(address)
                        || address.startsWith(KNOWLEDGE));
        assertThat(commands).as("the shell's commands").containsAll(OF_KNOWLEDGE);
        assertThat(COMMANDS).allSatisfy((address, named) -> {
            assertThat(addresses).as("an address that is gone").contains(address);
            assertThat(commands).as("the commands of " + address).containsAll(named);
        });
    }

    @Test
    void eachCommandOfTheTerminalHasItsAddress() throws Exception {
        Set<String> inTable = Stream.concat(COMMANDS.values().stream().flatMap(List::stream), OF_KNOWLEDGE.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> alone = new TreeSet<>(commands());
        alone.removeAll(inTable);

        // One order or booking, and each part of what is told, stand on the page of them all.
        assertThat(alone)
                .containsExactlyInAnyOrder(
                        "booking show",
                        "order show",
                        "knowledge catalogue",
                        "knowledge facts",
                        "knowledge questions",
                        "knowledge services");
    }

    @Test
    void anActIsCalledTheSameInBoth() {
        COMMANDS.forEach((address, named) -> {
            String last = address.substring(address.lastIndexOf('/') + 1);
            if (named.size() == 1 && last.matches("[a-z-]+") && address.contains("}/" + last)) {
                String verb = named.getFirst().substring(named.getFirst().indexOf(' ') + 1);
                assertThat(Set.of("list", "configure", "link", "send", "messages", verb.equals(last) ? verb : ""))
                        .as("the word of " + address)
                        .contains(verb);
            }
        });
    }

    private static Set<String> commands() throws IOException, InterruptedException {
        if (known == null) {
            known = ask();
        }
        return known;
    }

    /** Help needs no database, but the address of one. */
    private static Set<String> ask() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        shellJar().toString(),
                        "--help")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none");
        Process shell = builder.start();
        String help = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(help).isZero();
        return COMMAND.matcher(help).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Path shellJar() {
        Path classes = CompiledModules.folders().stream()
                .filter(folder -> folder.endsWith(Path.of("shell/target/classes")))
                .findFirst()
                .orElseThrow();
        return classes.resolveSibling("shell-exec.jar");
    }

    private static Set<String> addresses() {
        return CompiledModules.CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(WEB))
                .filter(type -> !NOT_OPERATORS.contains(
                        type.getPackageName().substring(WEB.length()).split("\\.")[0]))
                .flatMap(BrowserAndTerminalTest::addresses)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> addresses(JavaClass type) {
        String beginning = type.tryGetAnnotationOfType(MAPPING + "RequestMapping")
                .map(mapping -> paths(mapping).findFirst().orElse(""))
                .orElse("");
        return type.getMethods().stream()
                .flatMap(BrowserAndTerminalTest::mappings)
                .flatMap(BrowserAndTerminalTest::paths)
                .map(path -> beginning + path);
    }

    private static Stream<JavaAnnotation<?>> mappings(JavaMethod method) {
        return Stream.of("Get", "Post", "Put", "Delete", "Patch")
                .map(verb -> method.tryGetAnnotationOfType(MAPPING + verb + "Mapping"))
                .flatMap(Optional::stream);
    }

    /** The empty path when none is given. */
    private static Stream<String> paths(JavaAnnotation<?> mapping) {
        List<String> paths = Stream.of("path", "value")
                .flatMap(name -> mapping.get(name).stream())
                .flatMap(value -> Arrays.stream((Object[]) value))
                .map(String::valueOf)
                .toList();
        return paths.isEmpty() ? Stream.of("") : paths.stream();
    }
}
