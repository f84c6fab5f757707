package io.flowhq.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flowhq.contract.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ParsedInput;

class StrictCommandParserTest {

    private final StrictCommandParser parser = new StrictCommandParser(commands());

    @Test
    void findsCommandArgumentsAndOptions() {
        ParsedInput input = parser.parse("tenant create Asha --phone 255700000001 --template=BOOKING --start -o json");

        assertThat(name(input)).isEqualTo("tenant create");
        assertThat(arguments(input)).containsExactly("Asha");
        assertThat(options(input))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("phone", "255700000001", "template", "BOOKING", "start", "true", "output", "json"));
    }

    @Test
    void keepsQuotedWordsTogether() {
        ParsedInput input = parser.parse("tenant create \"Asha's Salon\" --phone '255 700' --business Mama\\ Asha");

        assertThat(arguments(input)).containsExactly("Asha's Salon");
        assertThat(options(input)).containsEntry("phone", "255 700").containsEntry("business", "Mama Asha");
    }

    @Test
    void keepsTheWordsOfAnArgumentVectorAsTheyAre() {
        ParsedInput input = parser.parse(List.of("tenant", "show", "Asha \"the\" Salon"));

        assertThat(arguments(input)).containsExactly("Asha \"the\" Salon");
    }

    @Test
    void takesFlagsWithoutAValueBetweenTheWords() {
        ParsedInput input = parser.parse("tenant create --start Asha --yes");

        assertThat(arguments(input)).containsExactly("Asha");
        assertThat(options(input)).containsEntry("start", "true").containsEntry("yes", "true");
    }

    @Test
    void takesCommonOptionsBeforeTheCommand() {
        ParsedInput input = parser.parse("-o jsonl tenant --color never list");

        assertThat(name(input)).isEqualTo("tenant list");
        assertThat(options(input)).containsEntry("output", "jsonl").containsEntry("color", "never");
    }

    @Test
    void leavesTheValueOfWatchOut() {
        assertThat(options(parser.parse("tenant list --watch"))).containsEntry("watch", "2s");
        assertThat(options(parser.parse("tenant list --watch=500ms"))).containsEntry("watch", "500ms");
    }

    @Test
    void takesEverythingAfterTwoDashesAsWords() {
        assertThat(arguments(parser.parse("tenant show -- --help"))).containsExactly("--help");
    }

    @Test
    void writesChoicesInTheirOwnSpelling() {
        assertThat(options(parser.parse("tenant create Asha --template booking")))
                .containsEntry("template", "BOOKING");
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
    void turnsHelpOnAnythingIntoHelp(String line, String words) {
        ParsedInput input = parser.parse(line);

        assertThat(name(input)).isEqualTo("help");
        assertThat(String.join(" ", arguments(input))).isEqualTo(words);
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
            tenant list --jsno                  | There is no option --jsno in 'tenant list'. It has --color, --debug, --help, --limit, --output, --time, --watch, --yes.
            tenant list --otput=json            | There is no option --otput in 'tenant list'. Did you mean --output?
            tenant list --phone 1               | There is no option --phone in 'tenant list'. It has --color, --debug, --help, --limit, --output, --time, --watch, --yes.
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
                .isThrownBy(() -> parser.parse(line))
                .satisfies(failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.line()).isEqualTo(complaint);
                });
    }

    private static String name(ParsedInput input) {
        return (input.commandName() + " " + String.join(" ", input.subCommands())).strip();
    }

    private static List<String> arguments(ParsedInput input) {
        return input.arguments().stream().map(CommandArgument::value).toList();
    }

    private static Map<String, String> options(ParsedInput input) {
        return input.options().stream().collect(Collectors.toMap(CommandOption::longName, CommandOption::value));
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
        return new ShellCommands(beans.getBeanProvider(ShellCommand.class));
    }
}
