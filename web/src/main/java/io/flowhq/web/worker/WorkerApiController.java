package io.flowhq.web.worker;

import io.flowhq.client.WorkerCommands;
import io.flowhq.contract.WorkerId;
import io.flowhq.store.fleet.Workers;
import java.security.Principal;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bot-workers' addresses for programs. */
@RestController
@RequestMapping(path = "/admin/workers", produces = MediaType.APPLICATION_JSON_VALUE)
class WorkerApiController {

    private final Workers workers;
    private final WorkerCommands commands;
    private final InstantSource clock;

    WorkerApiController(Workers workers, WorkerCommands commands, InstantSource clock) {
        this.workers = workers;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    WorkerJson.Fleet list() {
        var now = clock.instant();
        var all =
                workers.all().stream().map(worker -> WorkerJson.of(worker, now)).toList();
        return new WorkerJson.Fleet(all, all.size());
    }

    @PostMapping("/{worker}/{request}")
    WorkerJson.Done give(@PathVariable String worker, @PathVariable WorkerRequest request, Principal operator) {
        request.give(commands, worker, operator.getName());
        var now = workers.find(new WorkerId(worker)).orElseThrow();
        return new WorkerJson.Done(true, WorkerJson.of(now, clock.instant()), request.nextStep());
    }
}
