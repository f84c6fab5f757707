package io.flowhq.web.security;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page with the sign-in form; Spring Security takes what it sends. */
@Controller
class SignInPage {

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String show() {
        return "login";
    }
}
