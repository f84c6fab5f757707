package io.flowhq.web.tenant;

import io.flowhq.client.form.PhoneNotation;
import io.flowhq.contract.TenantId;
import io.flowhq.store.tenant.TenantFilter;
import io.flowhq.store.tenant.TenantOverviews;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The search that every page of the operator has. Sent off, it goes to the tenant it finds, or to the list of several. */
@Controller
class SearchController {

    private static final int SHOWN = 8;

    private final TenantOverviews overviews;

    SearchController(TenantOverviews overviews) {
        this.overviews = overviews;
    }

    record Found(TenantId id, String name, @Nullable String number) {}

    @GetMapping(path = "/admin/search", produces = MediaType.TEXT_HTML_VALUE)
    String find(@RequestParam(defaultValue = "") String q, HtmxRequest htmx, Model model, RedirectAttributes redirect) {
        var filter = new TenantFilter(q, null, 0, SHOWN);
        var page = overviews.list(filter);
        if (htmx.isHtmxRequest()) {
            var found = page.tenants().stream()
                    .map(tenant -> new Found(
                            tenant.tenant().id(),
                            tenant.tenant().name(),
                            PhoneNotation.spaced(tenant.tenant().phoneNumber())))
                    .toList();
            model.addAttribute("q", filter.q());
            model.addAttribute("found", q.isBlank() ? List.of() : found);
            model.addAttribute("total", q.isBlank() ? 0 : page.total());
            return "search/found :: found";
        }
        if (page.total() == 1) {
            return "redirect:/admin/tenants/"
                    + page.tenants().getFirst().tenant().id();
        }
        redirect.addAttribute("q", filter.q());
        return "redirect:/admin/tenants";
    }
}
