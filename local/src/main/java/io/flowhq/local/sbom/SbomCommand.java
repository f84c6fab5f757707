package io.flowhq.local.sbom;

import io.flowhq.contract.ExitCode;
import io.flowhq.local.exit.CommandFailed;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the bill of materials that the launcher has made, writes the report of licences beside it and says what is not allowed. */
public final class SbomCommand {

    private final Path bill;
    private final PrintStream out;

    public SbomCommand(Path bill, PrintStream out) {
        this.bill = bill;
        this.out = out;
    }

    /** @return FAILED when a component is not allowed */
    public ExitCode run() {
        LicenceRule rule = LicenceRule.ofThePlatform();
        List<String> report = new ArrayList<>(List.of("| component | version | licence |", "|---|---|---|"));
        List<String> refused = new ArrayList<>();
        for (SoftwareComponent component : components()) {
            String named = component.licences().stream().distinct().collect(Collectors.joining(" or "));
            String taken = rule.allows(component).orElse("NOT ALLOWED");
            if (rule.allows(component).isEmpty()) {
                refused.add(component.name() + " " + component.version() + ": "
                        + (named.isEmpty() ? "no licence named" : named));
            }
            report.add("| " + component.name() + " | " + component.version() + " | "
                    + (named.isEmpty() || named.equals(taken) ? taken : named + ": " + taken) + " |");
        }
        Path written = bill.resolveSibling("licences.md");
        write(written, report);
        out.println(report.size() - 2 + " components: " + bill);
        out.println("Licences: " + written);
        refused.forEach(line -> out.println("not allowed: " + line));
        return refused.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<SoftwareComponent> components() {
        try {
            return SoftwareComponent.in(Files.readString(bill));
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.FAILED, "There is no bill of materials at " + bill + ".");
        }
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.FAILED, "The report cannot be written: " + e.getMessage());
        }
    }
}
