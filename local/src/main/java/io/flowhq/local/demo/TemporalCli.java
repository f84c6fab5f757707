package io.flowhq.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;

/** Temporal as an operator sees it, through the command line. */
record TemporalCli(Path program, String address, String namespace) {

    /** The ids of the workflows that a visibility query finds. */
    List<String> find(String query) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "workflow",
                        "list",
                        "--address",
                        address,
                        "--namespace",
                        namespace,
                        "--query",
                        query,
                        "--output",
                        "json")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new NotAsTold("temporal workflow list ended with " + process.exitValue() + ": " + output.strip());
        }
        return StreamSupport.stream(new JsonMapper().readTree(output).spliterator(), false)
                .map(workflow -> workflow.path("execution").path("workflowId").asString())
                .toList();
    }
}
