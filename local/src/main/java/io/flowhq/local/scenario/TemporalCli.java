package io.flowhq.local.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Temporal as an operator sees it, through the command line. */
public record TemporalCli(Path program, String address, String namespace) {

    /** The ids of the workflows that a visibility query finds. */
    public List<String> find(String query) throws IOException, InterruptedException {
        return StreamSupport.stream(workflow("list", "--query", query).spliterator(), false)
                .map(workflow -> workflow.path("execution").path("workflowId").asString())
                .toList();
    }

    /** How many events the running execution of that workflow has in its history. */
    public long historyLength(String workflowId) throws IOException, InterruptedException {
        return workflow("describe", "--workflow-id", workflowId)
                .path("workflowExecutionInfo")
                .path("historyLength")
                .asLong();
    }

    /** Ends the running execution of that workflow at once, without a word to it. */
    public void terminate(String workflowId, String reason) throws IOException, InterruptedException {
        run("terminate", "--workflow-id", workflowId, "--reason", reason);
    }

    private JsonNode workflow(String verb, String... options) throws IOException, InterruptedException {
        return new JsonMapper().readTree(run(verb, options));
    }

    private String run(String verb, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "workflow", verb));
        command.addAll(List.of(options));
        command.addAll(List.of("--address", address, "--namespace", namespace, "--output", "json"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new StepFailed(
                    "temporal workflow " + verb + " ended with " + process.exitValue() + ": " + output.strip());
        }
        return output;
    }
}
