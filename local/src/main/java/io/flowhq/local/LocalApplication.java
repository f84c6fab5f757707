package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.backup.BackupCommand;
import io.flowhq.local.backup.RestoreCommand;
import io.flowhq.local.doctor.DoctorCommand;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.keys.RotateKeyCommand;
import io.flowhq.local.platform.ForegroundProcess;
import io.flowhq.local.platform.LocalSettings;
import io.flowhq.local.sbom.SbomCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the commands that {@code ./flowhq} hands over; the launcher has checked their words. */
public final class LocalApplication {

    private LocalApplication() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err).value());
    }

    private static ExitCode run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            Path root = Path.of(System.getProperty("flowhq.root", "."))
                    .toAbsolutePath()
                    .normalize();
            if (arguments.length == 1 && arguments[0].equals("doctor")) {
                return new DoctorCommand(root, System.getenv(), out).run();
            }
            if (arguments.length == 2 && arguments[0].equals("sbom")) {
                return new SbomCommand(Path.of(arguments[1]), out).run();
            }
            LocalSettings localSettings = LocalSettings.read(root, System.getenv());
            List<String> options = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
            return switch (arguments.length == 0 ? "" : arguments[0]) {
                case "up" -> new UpCommand(localSettings, out).run();
                case "demo" ->
                    new DemoCommand(localSettings, options.contains("--json"), options.contains("--keep"), out).run();
                case "backup" -> new BackupCommand(localSettings, Path.of(options.getFirst()), out).run();
                case "restore" -> new RestoreCommand(localSettings, Path.of(options.getFirst()), out).run();
                case "rotate-key" -> new RotateKeyCommand(localSettings, options.contains("--prepare"), out).run();
                case "bench" -> new BenchCommand(localSettings, options, out).run();
                case "chaos" -> new ChaosCommand(localSettings, options, out).run();
                case "worker" ->
                    new ForegroundCommand(
                                    ForegroundProcess.worker(
                                            localSettings,
                                            HomeDirectory.at(localSettings.home()),
                                            number(options).orElse(localSettings.slots()),
                                            out::println),
                                    out)
                            .run();
                case "simulator" ->
                    new ForegroundCommand(
                                    ForegroundProcess.simulator(localSettings, number(options), out::println), out)
                            .run();
                default -> throw new CommandFailed(ExitCode.USAGE, "Start this through ./flowhq; see ./flowhq --help.");
            };
        } catch (CommandFailed e) {
            err.println(e.getMessage());
            return e.exitCode();
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    /** The N of an option such as {@code --slots N}, the only one its command has. */
    private static Optional<Integer> number(List<String> options) {
        return options.size() == 2 ? Optional.of(Integer.valueOf(options.get(1))) : Optional.empty();
    }
}
