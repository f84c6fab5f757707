package io.flowhq.worker.browser;

import java.nio.file.Path;
import java.util.List;

/**
 * How one tenant's browser is to be started.
 *
 * @param profile its user data directory; nobody else may have it open
 * @param binding the global function by which its page sends events
 * @param scripts run before any script of a page, in this order
 */
public record LaunchOptions(Path profile, String binding, List<String> scripts) {}
