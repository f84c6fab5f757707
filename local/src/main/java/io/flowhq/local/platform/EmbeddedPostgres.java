package io.flowhq.local.platform;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import io.flowhq.local.home.FileTrees;
import io.flowhq.local.home.HomeDirectory;
import io.flowhq.local.process.ProcessSpec;
import io.flowhq.local.process.ReadinessProbe;
import io.flowhq.local.process.StartPreparation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL that keeps its data in the home, durable ({@code fsync} is on), on loopback only and closed to whoever does
 * not know the password made for it. PostgreSQL refuses to run as root, so there it runs in a user namespace.
 */
record EmbeddedPostgres(HomeDirectory home, PostgresBinaries binaries, int port, String password) {

    private static final String HOST = "127.0.0.1";
    private static final String USER = "flowhq";
    private static final String DATABASE = "flowhq";

    DatabaseEndpoint url() {
        return urlOf(DATABASE);
    }

    /** Creates the data folder unless an earlier run has. */
    void initialise() {
        Path data = home.postgresData();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        try {
            FileTrees.empty(data);
            Path passwordFile = Files.createTempFile(
                    home.folder(),
                    "initdb",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(passwordFile, password);
                run(command(
                        "initdb",
                        "--pgdata=" + data,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
            } finally {
                Files.delete(passwordFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessSpec process() {
        return new ProcessSpec(
                "postgres",
                command(
                        "postgres",
                        "-D",
                        home.postgresData().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=" + HOST,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=200"),
                Map.of("LC_ALL", "C", "TZ", "UTC"),
                List.of(),
                home.logs().resolve("postgres.log"),
                StartPreparation.NOTHING,
                readiness(),
                Duration.ofMinutes(5),
                ProcessSpec.StopSignal.INT,
                Duration.ofSeconds(20));
    }

    private ReadinessProbe readiness() {
        return () -> {
            try (Connection connection = urlOf("postgres").connect(5);
                    Statement statement = connection.createStatement()) {
                if (!statement
                        .executeQuery("select from pg_database where datname = '" + DATABASE + "'")
                        .next()) {
                    statement.execute("create database " + DATABASE);
                }
                return true;
            } catch (SQLException e) {
                return false;
            }
        };
    }

    private DatabaseEndpoint urlOf(String database) {
        return DatabaseEndpoint.of(HOST, port, database, USER, password);
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new CommandFailed(
                        ExitCode.FAILED,
                        "PostgreSQL cannot be set up here; give one that runs with DATABASE_URL. "
                                + output.strip().replaceAll("\\s*\\n\\s*", " "));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitCode.INTERRUPTED, "interrupted");
        }
    }
}
