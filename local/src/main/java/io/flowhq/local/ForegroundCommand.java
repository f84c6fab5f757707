package io.flowhq.local;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.platform.ForegroundProcess;
import io.flowhq.local.process.StartFailed;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** {@code worker} and {@code simulator}: one process until Ctrl-C or SIGTERM. */
record ForegroundCommand(ForegroundProcess process, PrintStream out) {

    ExitCode run() throws InterruptedException {
        try (ShutdownHook shutdownHook = ShutdownHook.cleansUpBy(this::stop)) {
            try {
                process.start();
                out.println("Log: " + process.log());
                out.println("Ctrl-C stops it.");
                new CountDownLatch(1).await();
                return ExitCode.DONE;
            } catch (StartFailed e) {
                throw new CommandFailed(ExitCode.FAILED, e.withLog());
            } finally {
                process.stop();
            }
        }
    }

    private void stop() {
        out.println();
        out.println("Stopping.");
        process.stop();
        out.println("Stopped.");
    }
}
