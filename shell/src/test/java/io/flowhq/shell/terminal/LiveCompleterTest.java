package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.jline.ExtendedDefaultParser;

class LiveCompleterTest {

    private final LiveCompleter completer = completer();

    @Test
    void completesNounsAndThenVerbs() {
        assertThat(after("")).containsExactly("status", "tenant");
        assertThat(after("ten")).contains("tenant");
        assertThat(after("tenant ")).containsExactly("list", "show");
        assertThat(after("tenant sh")).containsExactly("list", "show");
    }

    @Test
    void completesArgumentsWithTheNamesThereAre() {
        assertThat(after("tenant show ")).containsExactly("Asha Salon", "Juma");
        assertThat(after("tenant show -o json ")).containsExactly("Asha Salon", "Juma");
        assertThat(after("tenant show Juma ")).isEmpty();
        assertThat(after("tenant list ")).isEmpty();
    }

    @Test
    void completesOptionsThatAreNotYetGivenAndTheirChoices() {
        assertThat(after("tenant list --")).contains("--status", "--output").doesNotContain("--wait");
        assertThat(after("tenant list --status NEW --")).contains("--output").doesNotContain("--status");
        assertThat(after("tenant list --status ")).containsExactly("NEW", "ACTIVE");
        assertThat(after("tenant list --output=")).containsExactly("--output=text", "--output=json", "--output=jsonl");
        assertThat(after("tenant show --time ")).containsExactly("relative", "iso");
    }

    private List<String> after(String line) {
        List<Candidate> candidates = new ArrayList<>();
        completer.complete(
                null, new ExtendedDefaultParser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    private static LiveCompleter completer() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        List.of(
                        CommandSyntax.of("status", ""),
                        CommandSyntax.of("tenant list", "")
                                .option(OptionSpec.choice("status", List.of("NEW", "ACTIVE"), "")),
                        CommandSyntax.of("tenant show", "").argument("tenant", ""))
                .forEach(syntax -> beans.addBean(syntax.name(), new ShellCommand(syntax) {
                    @Override
                    protected void run(Invocation invocation) {}
                }));
        beans.addBean("names", new NameSource() {
            @Override
            public String argument() {
                return "tenant";
            }

            @Override
            public List<CompletionProposal> now() {
                return List.of(new CompletionProposal("Asha Salon"), new CompletionProposal("Juma"));
            }
        });
        return new LiveCompleter(
                new CommandRegistry(),
                new ShellCommands(beans),
                beans.getBeanProvider(NameSource.class),
                InstantSource.system());
    }
}
