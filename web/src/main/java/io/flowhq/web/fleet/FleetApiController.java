package io.flowhq.web.fleet;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The platform at a glance for programs. It answers without the database too, and then says what is known without it. */
@RestController
class FleetApiController {

    private static final Logger log = LoggerFactory.getLogger(FleetApiController.class);

    private final FleetReads fleet;
    private final InstantSource clock;

    FleetApiController(FleetReads fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    @GetMapping(path = "/admin", produces = MediaType.APPLICATION_JSON_VALUE)
    FleetJson show() {
        try {
            return FleetJson.of(fleet.now(), clock.instant());
        } catch (DataAccessException | TransactionException silent) {
            log.warn("The platform's state is told without the database: {}", silent.getMessage());
            return FleetJson.withoutDatabase(fleet.temporalAnswers());
        }
    }
}
