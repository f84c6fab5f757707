package io.flowhq.worker.profile;

import java.nio.file.Path;

/** Another browser on this host has the profile open. */
public final class ProfileInUse extends RuntimeException {

    ProfileInUse(Path folder) {
        super("The profile " + folder + " is in use by another process");
    }
}
