package io.flowhq.web.security;

import io.flowhq.runtime.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's account. Its name is {@code admin}; there is no default password, and without one the process does not
 * start.
 *
 * @param password the password itself ({@code ADMIN_PASSWORD}); wins over the file
 * @param passwordFile a file whose first line is the password ({@code ADMIN_PASSWORD_FILE})
 */
@ConfigurationProperties("flowhq.admin")
record AdminAccount(
        @DefaultValue("") String password, @DefaultValue("") String passwordFile) {

    static final String NAME = "admin";

    /** @throws InvalidSettings when neither setting yields a password */
    String secret() {
        if (!password.isBlank()) {
            return password;
        }
        if (passwordFile.isBlank()) {
            throw invalid(
                    "ADMIN_PASSWORD is not set, nor is ADMIN_PASSWORD_FILE: choose a password, there is no default.");
        }
        try {
            var line =
                    Files.readString(Path.of(passwordFile)).lines().findFirst().orElse("");
            if (line.isBlank()) {
                throw invalid("ADMIN_PASSWORD_FILE is '" + passwordFile + "', whose first line is empty.");
            }
            return line;
        } catch (IOException | InvalidPathException unreadable) {
            throw invalid("ADMIN_PASSWORD_FILE is '" + passwordFile + "', which cannot be read.");
        }
    }

    private static InvalidSettings invalid(String fault) {
        return new InvalidSettings(List.of(fault));
    }

    @Override
    public String toString() {
        return "AdminAccount[password=***, passwordFile=" + passwordFile + "]";
    }
}
