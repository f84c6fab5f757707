package io.flowhq.local.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.contract.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SbomCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            [{"license": {"id": "Apache-2.0"}}]                                              | DONE
            [{"license": {"name": "The Apache Software License, Version 2.0"}}]              | DONE
            [{"license": {"id": "EPL-2.0"}}, {"license": {"id": "GPL-2.0-only"}}]            | DONE
            [{"expression": "(GPL-3.0-only OR MIT)"}]                                        | DONE
            [{"license": {"id": "BSD-3-Clause"}}]                                            | DONE
            [{"license": {"id": "BSD-4-Clause"}}]                                            | FAILED
            [{"license": {"id": "GPL-3.0-only"}}]                                            | FAILED
            [{"license": {"id": "AGPL-3.0-only"}}]                                           | FAILED
            [{"license": {"name": "Business Source License 1.1"}}]                           | FAILED
            []                                                                               | FAILED
            """)
    void takesNoComponentUnderAnUnknownLicenceOrTheGplAlone(String licences, ExitCode code) throws IOException {
        assertThat(run(licences)).isEqualTo(code);
        assertThat(folder.resolve("licences.md")).content().contains("| org.example:part | 1.0 |");
        assertThat(said.toString(StandardCharsets.UTF_8).contains("not allowed: org.example:part 1.0"))
                .isEqualTo(code == ExitCode.FAILED);
    }

    @Test
    void takesAComponentThatIsListedWithItsReason() {
        LicenceRule rule = new LicenceRule(List.of("allow MIT", "list org.example:part it is not shipped"));

        assertThat(rule.allows(new SoftwareComponent("org.example:part", "1.0", List.of("GPL-3.0-only"))))
                .contains("it is not shipped");
        assertThat(rule.allows(new SoftwareComponent("org.example:other", "1.0", List.of("GPL-3.0-only"))))
                .isEmpty();
    }

    private ExitCode run(String licences) throws IOException {
        Path bill = Files.writeString(folder.resolve("bill.json"), """
                {"components": [
                  {"group": "io.flowhq", "name": "flowhq-store", "version": "0.1.0", "licenses": []},
                  {"group": "org.example", "name": "part", "version": "1.0", "licenses": %s}]}
                """.formatted(licences));
        return new SbomCommand(bill, new PrintStream(said, true, StandardCharsets.UTF_8)).run();
    }
}
