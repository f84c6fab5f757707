package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.contract.ExitCode;
import io.flowhq.contract.lifecycle.TenantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LineParserTest {

    private final ShellCommands commands = commands();

    @Test
    void findsCommandArgumentsAndOptions() {
        ParsedLine line = read("tenant create Asha --phone 255700000001 --template=BOOKING --start -o json");

        assertThat(line.command().name()).isEqualTo("tenant create");
        assertThat(line.arguments()).containsExactly("Asha");
        assertThat(line.options())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("phone", "255700000001", "template", "BOOKING", "start", true, "output", "json"));
    }

    @Test
    void keepsQuotedWordsTogether() {
        ParsedLine line = read("tenant create \"Asha's Salon\" --phone '255 700' --business Mama\\ Asha");

        assertThat(line.arguments()).containsExactly("Asha's Salon");
        assertThat(line.options()).containsEntry("phone", "255 700").containsEntry("business", "Mama Asha");
    }

    @Test
    void keepsTheWordsOfAnArgumentVectorAsTheyAre() {
        ParsedLine line = read(List.of("tenant", "show", "Asha \"the\" Salon"));

        assertThat(line.arguments()).containsExactly("Asha \"the\" Salon");
    }

    @Test
    void takesFlagsWithoutAValueBetweenTheWords() {
        ParsedLine line = read("tenant create --start Asha --yes");

        assertThat(line.arguments()).containsExactly("Asha");
        assertThat(line.options()).containsEntry("start", true).containsEntry("yes", true);
    }

    @Test
    void takesCommonOptionsBeforeTheCommand() {
        ParsedLine line = read("-o jsonl tenant --color never list");

        assertThat(line.command().name()).isEqualTo("tenant list");
        assertThat(line.options()).containsEntry("output", "jsonl").containsEntry("color", "never");
    }

    @Test
    void leavesTheValueOfWatchOut() {
        assertThat(read("tenant list --watch").options()).containsEntry("watch", Duration.ofSeconds(2));
        assertThat(read("tenant list --watch=500ms").options()).containsEntry("watch", Duration.ofMillis(500));
    }

    @Test
    void takesEverythingAfterTwoDashesAsWords() {
        assertThat(read("tenant show -- --help").arguments()).containsExactly("--help");
    }

    @Test
    void readsValuesOnceIntoWhatTheyMean() {
        assertThat(read("tenant create Asha --template booking").options()).containsEntry("template", "BOOKING");
        assertThat(read("tenant list --limit 12 --status active").options())
                .containsEntry("limit", 12)
                .containsEntry("status", TenantStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tenant list --help           | tenant list
            tenant list -h               | tenant list
            tenant create --phone 1 -h   | tenant create
            tenant show --help           | tenant show
            tenant --help                | tenant
            status --help --output json  | status
            """)
    void turnsHelpOnAnythingIntoHelp(String written, String words) {
        ParsedLine line = read(written);

        assertThat(line.command().name()).isEqualTo("help");
        assertThat(String.join(" ", line.arguments())).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tenat lst                           | There is no command 'tenat'. Did you mean 'tenant list'?
            tenants                             | There is no command 'tenants'. Did you mean 'tenant'?
            deploy                              | There is no command 'deploy'. There are help, status, tenant.
            deploy tenant                       | There is no command 'deploy'. There are help, status, tenant.
            tenat deploy                        | There is no command 'tenat'. Did you mean 'tenant'?
            statsu                              | There is no command 'statsu'. Did you mean 'status'?
            tenant lst                          | 'tenant' has no verb 'lst'. Did you mean 'tenant list'?
            tenant delte x                      | 'tenant' has no verb 'delte'. It has create, list, show.
            tenant                              | 'tenant' needs a verb: create, list, show.
            tenant list --jsno                  | There is no option --jsno in 'tenant list'. It has --color, --debug, --help, --limit, --output, --status, --time, --watch, --yes.
            tenant list --otput=json            | There is no option --otput in 'tenant list'. Did you mean --output?
            tenant list --phone 1               | There is no option --phone in 'tenant list'. It has --color, --debug, --help, --limit, --output, --status, --time, --watch, --yes.
            tenant create A --fone 1            | There is no option --fone in 'tenant create'. Did you mean --phone?
            --wat tenant list                   | There is no option --wat before a command. It has --color, --debug, --help, --output, --time, --yes.
            tenant create A --phone             | --phone needs a value: --phone NUMBER.
            tenant create A --phone --start     | --phone needs a value: --phone NUMBER.
            tenant list -o xml                  | --output takes text, json, jsonl, not 'xml'.
            tenant list --watch=soon            | --watch takes a time like 2s, 500ms or 1m, not 'soon'.
            tenant list --watch=0s              | --watch takes a time like 2s, 500ms or 1m, not '0s'.
            tenant list --limit many            | --limit takes a number from 1 to 999999, not 'many'.
            tenant list --limit -1              | --limit needs a value: --limit N.
            tenant create A --start=perhaps     | --start takes true, false, not 'perhaps'.
            tenant show                         | 'tenant show' needs a tenant (its id or name).
            tenant show Asha Salon              | 'tenant show' has no use for 'Salon'. A name of several words stands in quotes.
            status now                          | 'status' has no use for 'now'.
            tenant show "Asha                   | A quote (") is opened and not closed.
            --yes                               | No command given. Try help.
            """)
    void saysWhatIsWrongAndWhatWouldBeRight(String line, String complaint) {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> read(line))
                .satisfies(failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.line()).isEqualTo(complaint);
                });
    }

    private ParsedLine read(String line) {
        return read(Tokenizer.of(line));
    }

    private ParsedLine read(List<String> words) {
        return new LineParser(commands).read(words);
    }

    private static ShellCommands commands() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        List.of(
                        CommandSyntax.of("help", "")
                                .optionalArgument("noun", "")
                                .optionalArgument("verb", ""),
                        CommandSyntax.of("status", ""),
                        CommandSyntax.of("tenant list", "")
                                .option(OptionSpec.number("limit", ""))
                                .option(OptionSpec.choice("status", TenantStatus.class, ""))
                                .option(WatchLoop.OPTION),
                        CommandSyntax.of("tenant show", "").argument("tenant", "its id or name"),
                        CommandSyntax.of("tenant create", "")
                                .argument("name", "")
                                .option(OptionSpec.text("phone", "NUMBER", ""))
                                .option(OptionSpec.text("business", "NAME", ""))
                                .option(OptionSpec.choice("template", List.of("BOOKING", "SUPPORT"), ""))
                                .option(OptionSpec.flag("start", "")))
                .forEach(syntax -> beans.addBean(syntax.name(), new ShellCommand(syntax) {
                    @Override
                    protected void run(Invocation invocation) {}
                }));
        return new ShellCommands(beans);
    }
}
