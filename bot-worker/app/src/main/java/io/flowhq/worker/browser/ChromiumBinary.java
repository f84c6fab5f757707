package io.flowhq.worker.browser;

import java.nio.file.Path;

/**
 * A Chromium that can be started.
 *
 * @param version as it says itself, e.g. {@code 156.0.8078.79}
 */
public record ChromiumBinary(Path path, String version) {

    public String major() {
        return version.substring(0, version.indexOf('.'));
    }
}
