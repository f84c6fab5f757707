package io.flowhq.simulator.control;

import io.flowhq.simulator.fault.FaultValues;
import io.flowhq.simulator.service.WhatsApp;
import io.flowhq.simulator.service.message.InvalidRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets faults by number, or on {@code *} for clients not linked yet. Setting adds to what is set; {@code false} removes one. */
@RestController
@RequestMapping("/control/faults")
class FaultController {
    private final WhatsApp whatsApp;

    FaultController(WhatsApp whatsApp) {
        this.whatsApp = whatsApp;
    }

    @GetMapping
    Map<String, Map<String, Object>> all() {
        return whatsApp.faults();
    }

    @PutMapping("/{target}")
    Map<String, Object> set(@PathVariable String target, @RequestBody Map<String, @Nullable Object> faults) {
        try {
            whatsApp.setFaults(target, FaultValues.read(faults));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidRequest(String.valueOf(unknown.getMessage()));
        }
        return whatsApp.faults().getOrDefault(target, Map.of());
    }

    @DeleteMapping("/{target}")
    Map<String, Object> clear(@PathVariable String target) {
        whatsApp.clearFaults(target);
        return Map.of();
    }
}
