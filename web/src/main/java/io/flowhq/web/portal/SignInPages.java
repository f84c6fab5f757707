package io.flowhq.web.portal;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that offers the providers, and the form of the provider for trying out. */
@Controller
class SignInPages {

    private final SignInProviders providers;

    SignInPages(SignInProviders providers) {
        this.providers = providers;
    }

    @GetMapping(path = "/app/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    String show(Model model) {
        model.addAttribute("providers", providers.ids());
        return "portal/sign-in";
    }

    @GetMapping(path = "/trial/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    String trial() {
        return "portal/trial";
    }
}
