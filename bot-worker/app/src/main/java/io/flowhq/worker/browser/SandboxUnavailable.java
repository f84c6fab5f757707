package io.flowhq.worker.browser;

import io.flowhq.worker.capacity.HostUnfit;

/** Chromium cannot have its sandbox on this host; the message says what to do about it. */
final class SandboxUnavailable extends HostUnfit {

    SandboxUnavailable(ChromiumBinary binary, Throwable cause) {
        super(
                ("Chromium %s finds no usable sandbox on this host. Allow it unprivileged user namespaces (on Ubuntu an"
                                + " AppArmor profile with 'userns,' for this file; in a container a seccomp profile that"
                                + " permits them), or set FLOWHQ_CHROMIUM_SANDBOX=false on the bot-worker.")
                        .formatted(binary.path()),
                cause);
    }

    /** Whether the start failed for want of a sandbox. */
    static boolean isCauseOf(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && (message.contains("No usable sandbox") || message.contains("Failed to move to new namespace"));
    }
}
