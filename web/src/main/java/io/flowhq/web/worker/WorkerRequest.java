package io.flowhq.web.worker;

import io.flowhq.client.WorkerCommands;
import java.util.Arrays;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** What can be asked of a bot-worker: the last part of the address of each request, and what follows from it. */
enum WorkerRequest {
    DRAIN("drain", "It takes no new sessions; those it has move elsewhere.") {
        @Override
        void give(WorkerCommands commands, String worker, String by) {
            commands.drain(worker, by);
        }
    },
    UNDRAIN("undrain", "It takes sessions again; those that moved stay where they are.") {
        @Override
        void give(WorkerCommands commands, String worker, String by) {
            commands.undrain(worker, by);
        }
    };

    private final String path;
    private final String nextStep;

    WorkerRequest(String path, String nextStep) {
        this.path = path;
        this.nextStep = nextStep;
    }

    abstract void give(WorkerCommands commands, String worker, String by);

    String nextStep() {
        return nextStep;
    }

    /** Reads the last part of a request's address. */
    @Component
    static class PathConverter implements Converter<String, WorkerRequest> {

        @Override
        public WorkerRequest convert(String path) {
            return Arrays.stream(values())
                    .filter(request -> request.path.equals(path))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no request is called " + path));
        }
    }
}
