package io.flowhq.shell.terminal;

import io.flowhq.contract.ExitCode;
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
final class ShellRunner implements ApplicationRunner, ExitCodeGenerator {

    private final ProcessStreams processStreams;
    private final InstantSource clock;
    private final LineExecutor line;
    private final ObjectProvider<InteractiveShell> conversation;
    private ExitCode exitCode = ExitCode.DONE;

    ShellRunner(
            ProcessStreams processStreams,
            InstantSource clock,
            LineExecutor line,
            ObjectProvider<InteractiveShell> conversation) {
        this.processStreams = processStreams;
        this.clock = clock;
        this.line = line;
        this.conversation = conversation;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<String> words = List.of(arguments.getSourceArgs());
        if (!words.isEmpty()) {
            exitCode = line.run(words, processStreams.out(), processStreams.surroundings(clock));
        } else if (processStreams.person()) {
            conversation.getObject().run();
        } else {
            exitCode = script();
        }
    }

    private ExitCode script() throws IOException {
        // Nobody answers: stdin is the script.
        ShellIo nobody = ShellIo.unattended(processStreams.err(), clock);
        String written;
        while ((written = processStreams.in().readLine()) != null) {
            if (written.isBlank() || written.strip().startsWith("#")) {
                continue;
            }
            ExitCode code = line.run(written, processStreams.out(), nobody);
            if (code != ExitCode.DONE) {
                return code;
            }
        }
        return ExitCode.DONE;
    }

    @Override
    public int getExitCode() {
        return exitCode.value();
    }
}
