package io.flowhq.worker.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holes that were found in other gateways, in how their browsers were started and what was put into them. */
class KnownBrowserHolesTest {

    /** WPPConnect: every page could read every other, and any certificate was believed. */
    @Test
    void wppSwitchedOffTheBrowsersOwnDefences() {
        var options = new LaunchFlags(new ChromiumSearch(System.getenv()).find(), BrowserSettings.defaults()).options();
        assertThat(options.args)
                .noneMatch(flag -> Pattern.compile("--(disable-web-security|ignore-certificate-errors.*|no-sandbox"
                                + "|disable-setuid-sandbox|allow-running-insecure-content|remote-debugging-.*"
                                + "|allow-file-access.*|disable-site-isolation.*|single-process)(=.*)?")
                        .matcher(flag)
                        .matches());
        assertThat(options.ignoreHTTPSErrors).isNotEqualTo(true);
        assertThat(options.bypassCSP).isNotEqualTo(true);
        assertThat(options.acceptDownloads).isFalse();
        assertThat(options.chromiumSandbox).isEqualTo(!LaunchFlags.isRoot());
    }

    /** npm lotusbail and OpenWA: code that reads the session came from whoever offered it that day. */
    @Test
    void lotusbailCameInByAnUnpinnedPackage() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        assertThat(build).containsPattern("<wa-js.version>\\d+\\.\\d+\\.\\d+</wa-js.version>");
        assertThat(build).containsPattern("<wa-js.sha512>[0-9a-f]{128}</wa-js.sha512>");

        String fetched = Files.readString(Path.of("wa-js.xml"));
        assertThat(Pattern.compile("<arg value=\"([^-\"][^\"]*)\"/>")
                        .matcher(fetched)
                        .results())
                .extracting(found -> found.group(1))
                .containsExactly("pack", "@wppconnect/wa-js@${wa-js.version}");
        assertThat(fetched)
                .contains("algorithm=\"SHA-512\" property=\"${wa-js.sha512}\" verifyProperty=\"wa-js.whole\"")
                .containsPattern("(?s)<fail [^>]*>\\s*<condition>\\s*<isfalse value=\"\\$\\{wa-js.whole}\"/>");
    }
}
