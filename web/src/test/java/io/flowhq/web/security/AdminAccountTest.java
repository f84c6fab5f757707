package io.flowhq.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowhq.runtime.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class AdminAccountTest {

    @TempDir
    Path folder;

    @Test
    void takesThePasswordItWasGiven() {
        assertThat(new AdminAccount("secret", "").secret()).isEqualTo("secret");
    }

    @Test
    void takesTheFirstLineOfThePasswordFile() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "from a file\n");
        assertThat(new AdminAccount("", file.toString()).secret()).isEqualTo("from a file");
    }

    @Test
    void hasNoDefaultPassword() {
        assertThatThrownBy(() -> new AdminAccount("", "").secret())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageStartingWith("ADMIN_PASSWORD is not set");
    }

    @Test
    void refusesAnEmptyOrUnreadablePasswordFile() throws IOException {
        var empty = Files.writeString(folder.resolve("empty"), "\n");
        var absent = folder.resolve("absent").toString();
        assertThatThrownBy(() -> new AdminAccount("", empty.toString()).secret())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("whose first line is empty");
        assertThatThrownBy(() -> new AdminAccount("", absent).secret())
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("which cannot be read");
    }

    @Test
    void isCheckedWithAllOtherSettingsBeforeAnythingStarts() {
        var faults = new ArrayList<String>();
        new AdminAccountValidator().check(new MockEnvironment(), faults::add);
        assertThat(faults).hasSize(1).first().asString().contains("ADMIN_PASSWORD", "ADMIN_PASSWORD_FILE");

        faults.clear();
        new AdminAccountValidator()
                .check(new MockEnvironment().withProperty("flowhq.admin.password", "x"), faults::add);
        assertThat(faults).isEmpty();
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(new AdminAccount("secret", "")).asString().doesNotContain("secret");
    }
}
