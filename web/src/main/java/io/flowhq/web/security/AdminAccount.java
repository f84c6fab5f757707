package io.flowhq.web.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

    /** @throws PasswordMissing when neither setting yields a password */
    String secret() {
        if (!password.isBlank()) {
            return password;
        }
        if (passwordFile.isBlank()) {
            throw new PasswordMissing("no admin password is set");
        }
        try {
            var line =
                    Files.readString(Path.of(passwordFile)).lines().findFirst().orElse("");
            if (line.isBlank()) {
                throw new PasswordMissing("the file " + passwordFile + " has no password in its first line");
            }
            return line;
        } catch (IOException | InvalidPathException unreadable) {
            throw new PasswordMissing("the file " + passwordFile + " cannot be read", unreadable);
        }
    }

    @Override
    public String toString() {
        return "AdminAccount[password=***, passwordFile=" + passwordFile + "]";
    }
}
