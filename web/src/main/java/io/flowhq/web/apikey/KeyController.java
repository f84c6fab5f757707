package io.flowhq.web.apikey;

import io.flowhq.client.ApiKeys;
import io.flowhq.client.refusal.InvalidKey;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the API keys. A key that was made is on the answer to the form and nowhere after. */
@Controller
@RequestMapping(path = "/admin/keys", produces = MediaType.TEXT_HTML_VALUE)
class KeyController {

    private final ApiKeys keys;
    private final InstantSource clock;

    KeyController(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        fill(model, KeyRequest.EMPTY, Map.of());
        return "keys/list";
    }

    @PostMapping
    ModelAndView create(@ModelAttribute KeyRequest request, Principal operator, Model model) {
        try {
            model.addAttribute("made", keys.create(request.form(), operator.getName()));
            fill(model, KeyRequest.EMPTY, Map.of());
            return new ModelAndView("keys/list", model.asMap());
        } catch (InvalidKey invalid) {
            fill(model, request, invalid.fieldErrors());
            return new ModelAndView("keys/list", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/{key}/revoke")
    String revoke(@PathVariable String key, Principal operator, RedirectAttributes redirect) {
        var revoked = keys.revoke(key, operator.getName());
        redirect.addFlashAttribute("notice", "The key " + revoked.name() + " is revoked.");
        return "redirect:/admin/keys";
    }

    private void fill(Model model, KeyRequest request, Map<String, String> errors) {
        var now = clock.instant();
        model.addAttribute(
                "keys", keys.all().stream().map(key -> KeyView.of(key, now)).toList());
        model.addAttribute("form", request);
        model.addAttribute("errors", errors);
    }
}
