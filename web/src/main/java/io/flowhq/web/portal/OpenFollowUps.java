package io.flowhq.web.portal;

import io.flowhq.client.FollowUpCommands;
import io.flowhq.client.UserAccounts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How much people of the business have to do, beside the menu of each page. */
@ControllerAdvice(basePackageClasses = OpenFollowUps.class)
class OpenFollowUps {

    private final UserAccounts accounts;
    private final FollowUpCommands followUps;

    OpenFollowUps(UserAccounts accounts, FollowUpCommands followUps) {
        this.accounts = accounts;
        this.followUps = followUps;
    }

    /** Null for none. */
    @ModelAttribute("openFollowUps")
    @Nullable
    Long count(HttpServletRequest request) {
        var who = request.getUserPrincipal();
        if (who == null || !"GET".equals(request.getMethod())) {
            return null;
        }
        return accounts.find(who.getName())
                .map(user -> user.tenantId())
                .map(tenant -> followUps.count(Set.of(tenant)).get(tenant))
                .orElse(null);
    }
}
