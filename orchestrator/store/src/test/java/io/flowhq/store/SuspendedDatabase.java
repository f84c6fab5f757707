package io.flowhq.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * PostgreSQL with all its processes stopped by SIGSTOP until this is closed: connections stay open, new ones are taken by
 * the system, and nothing is answered.
 */
public final class SuspendedDatabase implements AutoCloseable {

    private final List<String> processes;

    private SuspendedDatabase(List<String> processes) {
        this.processes = processes;
    }

    public static SuspendedDatabase of(DataSource source) throws SQLException, IOException, InterruptedException {
        Path folder;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("show data_directory")) {
            shown.next();
            folder = Path.of(shown.getString(1));
        }
        long server = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
        ProcessHandle postgres = ProcessHandle.of(server).orElseThrow();
        // The first of them starts the others.
        signal("-STOP", List.of(Long.toString(server)));
        List<String> all = Stream.concat(Stream.of(postgres), postgres.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
        signal("-STOP", all);
        return new SuspendedDatabase(all);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        signal("-CONT", processes);
    }

    private static void signal(String signal, List<String> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.addAll(processes);
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
