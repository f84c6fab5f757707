package io.flowhq.web.tenant;

import io.flowhq.client.TenantReads;
import io.flowhq.contract.TenantId;
import io.flowhq.store.session.SessionRecords;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The last picture taken of a tenant's page. It may show customers' words, so nothing on the way keeps it. */
@Controller
class ScreenshotController {

    private final TenantReads tenants;
    private final SessionRecords sessions;

    ScreenshotController(TenantReads tenants, SessionRecords sessions) {
        this.tenants = tenants;
        this.sessions = sessions;
    }

    @GetMapping(path = "/admin/tenants/{tenant}/screenshot", produces = MediaType.IMAGE_PNG_VALUE)
    @ResponseBody
    byte[] show(@PathVariable TenantId tenant) {
        tenants.get(tenant);
        return sessions.screenshot(tenant)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .png();
    }
}
