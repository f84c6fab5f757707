package io.flowhq.web.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Marks every page while the provider for trying out is on. */
@ControllerAdvice(annotations = Controller.class)
class TrialNotice {

    private final PortalSettings settings;

    TrialNotice(PortalSettings settings) {
        this.settings = settings;
    }

    @ModelAttribute("trialSignIn")
    boolean trialSignIn() {
        return settings.trialSignIn();
    }
}
