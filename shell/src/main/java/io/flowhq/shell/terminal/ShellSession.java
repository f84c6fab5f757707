package io.flowhq.shell.terminal;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/**
 * What the process does: one command with arguments; without them a conversation with a person, or the lines of a
 * script on stdin up to the first that fails. Being an {@code ApplicationRunner} it takes the place of Spring Shell's,
 * which answers 0 to every failure.
 */
@Component
final class ShellSession implements ApplicationRunner, ExitCodeGenerator {

    private final Streams streams;
    private final InstantSource clock;
    private final ShellLine line;
    private final ObjectProvider<Conversation> conversation;
    private ExitCode exitCode = ExitCode.DONE;

    ShellSession(Streams streams, InstantSource clock, ShellLine line, ObjectProvider<Conversation> conversation) {
        this.streams = streams;
        this.clock = clock;
        this.line = line;
        this.conversation = conversation;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<String> words = List.of(arguments.getSourceArgs());
        if (!words.isEmpty()) {
            exitCode = line.run(words, streams.out(), streams.surroundings(clock));
        } else if (streams.person()) {
            conversation.getObject().run();
        } else {
            exitCode = script();
        }
    }

    private ExitCode script() throws IOException {
        // Nobody answers: stdin is the script.
        Surroundings nobody = Surroundings.unattended(streams.err(), clock);
        String written;
        while ((written = streams.in().readLine()) != null) {
            if (written.isBlank() || written.strip().startsWith("#")) {
                continue;
            }
            ExitCode code = line.run(written, streams.out(), nobody);
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        return ExitCode.DONE;
    }

    @Override
    public int getExitCode() {
        return exitCode.number();
    }
}
