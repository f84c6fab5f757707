package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.ShellApplication;
import io.flowhq.shell.TestPlatform;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Every command with arguments that mean nothing, into a pipe that nobody reads, and under other locales. */
class HostileArgumentsTest {

    private static final List<String> HOSTILE = List.of(
            "\0",
            "a\0b",
            "\ud800",
            "\u202e",
            "' or 1=1--",
            "",
            " ",
            "x".repeat(65_536),
            "-1",
            "\u001b[31m",
            "9".repeat(400),
            "-9223372036854775809",
            "00000000-0000-4000-8000-000000000000",
            "/dev/zero");

    /** They follow what becomes of a tenant, or open what is not there. */
    private static final Set<String> LONG = Set.of("tenant link", "tenant screenshot");

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        var application = new SpringApplication(ShellApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.addInitializers(context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource("test", TestPlatform.shared().settings()));
            var nobody = new ProcessStreams(
                    new PrintWriter(Writer.nullWriter()),
                    new PrintWriter(Writer.nullWriter()),
                    new BufferedReader(new StringReader("")),
                    false,
                    false);
            ((GenericApplicationContext) context).registerBean(ProcessStreams.class, () -> nobody);
        });
        context = application.run();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void findsEachCommandUnderItsOwnName() {
        assertThat(context.getBeansOfType(ShellCommand.class))
                .hasSizeGreaterThan(60)
                .allSatisfy((bean, command) -> assertThat(command.name()).isEqualTo(bean));
    }

    @Test
    void endsInOneLineAndAnExitCode() {
        var victim = TestPlatform.shared().victim();
        for (var command : context.getBean(ShellCommands.class).all()) {
            for (var text : HOSTILE) {
                var words = words(command.syntax(), text, LONG.contains(command.name()) ? text : victim);
                var out = new StringWriter();
                var err = new StringWriter();

                var code = run(words, new PrintWriter(out), err);

                var what = command.name() + " with " + text.substring(0, Math.min(20, text.length()));
                assertThat(code).as(what).isNotNull();
                assertThat(err.toString()).as(what).doesNotContain("\tat ", "Exception", "\u001b");
                if (code != ExitCode.DONE) {
                    assertThat(err.toString().lines()).as(what).hasSize(1);
                    assertThat(err.toString()).as(what).doesNotContain("(--debug shows where)");
                }
            }
        }
    }

    @Test
    void endsQuietlyWhenNobodyReads() {
        var closed = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws java.io.IOException {
                throw new java.io.IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        for (var words : List.of(
                List.of("tenant", "list"),
                List.of("status", "-o", "json"),
                List.of("tenant", "list", "--watch=10ms"))) {
            var err = new StringWriter();

            assertThat(run(words, closed, err)).as(words.toString()).isEqualTo(ExitCode.DONE);
            assertThat(err.toString()).as(words.toString()).isEmpty();
        }
    }

    @Test
    void saysTheSameUnderEveryLocale() {
        var words = List.of("tenant", "list", "--status", "active", "--limit", "10");
        var usual = Locale.getDefault();
        try {
            var said = new ArrayList<String>();
            for (var tag : List.of("en", "tr-TR", "ar-EG", "th-TH-u-nu-thai", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                var out = new StringWriter();
                assertThat(run(words, new PrintWriter(out), new StringWriter())).isEqualTo(ExitCode.DONE);
                run(List.of("worker", "list", "-o", "json"), new PrintWriter(out), new StringWriter());
                run(List.of("help"), new PrintWriter(out), new StringWriter());
                said.add(out.toString());
            }
            assertThat(said).allMatch(said.getFirst()::equals);
        } finally {
            Locale.setDefault(usual);
        }
    }

    private static List<String> words(CommandSyntax syntax, String text, String tenant) {
        List<String> words = new ArrayList<>(List.of(syntax.name().split(" ")));
        syntax.options().stream()
                .filter(option -> option.kind() == OptionSpec.Kind.TEXT)
                .forEach(option -> words.addAll(List.of("--" + option.name(), text)));
        words.add("--");
        var named = syntax.arguments().size() > 1 || words.size() > 3;
        syntax.arguments()
                .forEach(argument -> words.add(named && argument.name().equals("tenant") ? tenant : text));
        return words;
    }

    private static ExitCode run(List<String> words, PrintWriter out, StringWriter err) {
        return context.getBean(LineExecutor.class)
                .run(words, out, ShellIo.unattended(new PrintWriter(err), InstantSource.system()));
    }
}
