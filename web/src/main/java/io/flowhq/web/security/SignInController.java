package io.flowhq.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with the sign-in form; Spring Security takes what it sends. */
@Controller
class SignInController {

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String show(@RequestParam(required = false) @Nullable Integer wait, Model model) {
        model.addAttribute("wait", wait);
        return "login";
    }
}
