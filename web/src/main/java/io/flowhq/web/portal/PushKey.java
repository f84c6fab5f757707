package io.flowhq.web.portal;

import io.flowhq.runtime.push.PushKeys;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The key that browsers are given: they take messages from its holder alone. Without one nobody is offered push. */
@Component
final class PushKey {

    private final Optional<String> key;

    PushKey(PortalSettings settings) {
        key = PushKeys.read(settings.pushKeyFile()).map(PushKeys::applicationServerKey);
    }

    Optional<String> text() {
        return key;
    }
}
