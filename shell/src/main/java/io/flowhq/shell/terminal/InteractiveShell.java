package io.flowhq.shell.terminal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.jline.PromptProvider;
import org.springframework.stereotype.Component;

/**
 * The interactive shell. Ctrl-C ends the command that runs, or empties the line that is typed, and never the shell;
 * {@code exit} and Ctrl-D do.
 */
@Component
final class InteractiveShell {

    private static final Set<String> GOODBYES = Set.of("exit", "quit");

    private final ProcessStreams processStreams;
    private final InstantSource clock;
    private final LineExecutor line;
    private final LineReader reader;
    private final PromptProvider prompt;
    private final ShellGreeting shellGreeting;

    InteractiveShell(
            ProcessStreams processStreams,
            InstantSource clock,
            LineExecutor line,
            LineReader reader,
            PromptProvider prompt,
            ShellGreeting shellGreeting) {
        this.processStreams = processStreams;
        this.clock = clock;
        this.line = line;
        this.reader = reader;
        this.prompt = prompt;
        this.shellGreeting = shellGreeting;
    }

    void run() throws IOException {
        readWordsAsWeDo();
        keepHistoryPrivate();
        processStreams.out().println(greeting());
        processStreams.out().flush();
        Terminal terminal = reader.getTerminal();
        ShellIo shellIo = new ShellIo(new Answers(), processStreams.err(), true, processStreams.colour(), clock);
        while (true) {
            try {
                String typed = reader.readLine(prompt.getPrompt().toAnsi(terminal));
                if (GOODBYES.contains(typed.strip())) {
                    return;
                }
                if (!typed.isBlank()) {
                    runInterruptibly(typed, terminal, shellIo);
                }
            } catch (UserInterruptException ctrlC) {
                // The line is given up; the next prompt follows.
            } catch (EndOfFileException ctrlD) {
                return;
            }
        }
    }

    /** Spring Shell's parser for JLine proposes names of several words without quoting them, and JLine itself eats backslashes. */
    private void readWordsAsWeDo() {
        reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        if (reader instanceof LineReaderImpl jline) {
            jline.setParser(new DefaultParser());
        }
    }

    private String greeting() {
        try {
            return shellGreeting.line();
        } catch (RuntimeException e) {
            return FailureMapper.of(e).line();
        }
    }

    private void runInterruptibly(String typed, Terminal terminal, ShellIo shellIo) {
        Thread here = Thread.currentThread();
        SignalHandler before = terminal.handle(Signal.INT, signal -> here.interrupt());
        try {
            line.run(typed, processStreams.out(), shellIo);
        } finally {
            terminal.handle(Signal.INT, before);
            Thread.interrupted();
        }
    }

    /** The history has names and numbers in it: it is the user's own. */
    private void keepHistoryPrivate() throws IOException {
        if (!(reader.getVariable(LineReader.HISTORY_FILE) instanceof Path file)
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Files.createDirectories(file.getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException kept) {
            // As it was made.
        }
    }

    /** Answers are typed with the same keys as commands and are not kept in the history. */
    private final class Answers implements InputReader {
        @Override
        public String readInput(String question) {
            reader.setVariable(LineReader.DISABLE_HISTORY, true);
            try {
                return reader.readLine(question);
            } finally {
                reader.setVariable(LineReader.DISABLE_HISTORY, false);
            }
        }
    }
}
