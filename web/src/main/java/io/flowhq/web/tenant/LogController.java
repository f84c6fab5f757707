package io.flowhq.web.tenant;

import io.flowhq.client.TenantReads;
import io.flowhq.contract.TenantId;
import io.flowhq.runtime.log.TenantLogTail;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The end of a tenant's log file, where the workers that write it are on this machine or share its folder. */
@Controller
class LogController {

    private static final int SHOWN = 300;

    private final TenantReads tenants;
    private final TenantLogTail log;

    LogController(TenantReads tenants, TenantLogTail log) {
        this.tenants = tenants;
        this.log = log;
    }

    @GetMapping(path = "/admin/tenants/{tenant}/log", produces = MediaType.TEXT_HTML_VALUE)
    String show(@PathVariable TenantId tenant, Model model) {
        model.addAttribute("tenant", tenants.get(tenant).tenant());
        model.addAttribute("lines", log.last(tenant, SHOWN));
        model.addAttribute("file", log.file(tenant));
        return "tenants/log";
    }
}
