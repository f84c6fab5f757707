package io.flowhq.web.portal;

import io.flowhq.client.ReplyTrials;
import io.flowhq.client.TrialReply;
import io.flowhq.client.refusal.InvalidText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A conversation with the business's own assistant, of which nothing is sent or kept: the page carries it along. */
@Controller
@RequestMapping(path = "/app/knowledge/try", produces = MediaType.TEXT_HTML_VALUE)
class TrialPages {

    private final ReplyTrials trials;

    TrialPages(ReplyTrials trials) {
        this.trials = trials;
    }

    /** What was written and what is answered. */
    record Turn(String text, TrialReply reply) {}

    @GetMapping
    String empty(PortalPerson person, Model model) {
        return page(person, List.of(), model);
    }

    @PostMapping
    String answer(
            PortalPerson person,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletResponse response,
            Model model) {
        List<String> texts = new ArrayList<>(typed.getOrDefault("turn", List.of()));
        texts.add(typed.getFirst("text") == null ? "" : String.valueOf(typed.getFirst("text")));
        List<String> tried = texts.subList(Math.max(0, texts.size() - ReplyTrials.MAX_TURNS), texts.size());
        try {
            var replies = trials.answers(person.tenant(), tried);
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < replies.size(); i++) {
                turns.add(new Turn(tried.get(i), replies.get(i)));
            }
            return page(person, turns, model);
        } catch (InvalidText invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("alertKey", "portal.try.invalid");
            return page(person, List.of(), model);
        }
    }

    private static String page(PortalPerson person, List<Turn> turns, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("turns", turns);
        return "portal/try";
    }
}
