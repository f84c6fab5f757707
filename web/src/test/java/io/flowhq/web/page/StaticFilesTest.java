package io.flowhq.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.web.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

@WebTest
class StaticFilesTest {

    @Autowired
    private ResourceUrlProvider urls;

    @ParameterizedTest
    @CsvSource({"/css/base,.css", "/js/live,.js", "/img/mark,.svg"})
    void givesEachFileAnAddressOfItsContent(String name, String ending) {
        assertThat(urls.getForLookupPath(name + ending)).matches(name + "-[0-9a-f]{32}\\" + ending);
    }

    @Test
    void givesWebjarsAnAddressOfTheirVersion() {
        assertThat(urls.getForLookupPath("/webjars/htmx.org/dist/htmx.min.js"))
                .matches("/webjars/htmx.org/[0-9][^/]*/dist/htmx.min.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin", "/admin/tenants/1/chats/2", "/app/messages", "/logout"})
    void looksForNoFileBehindTheLinkOfAPage(String link) {
        AntPathMatcher matcher = new AntPathMatcher();

        assertThat(urls.getHandlerMap().keySet()).isNotEmpty().noneMatch(pattern -> matcher.match(pattern, link));
    }
}
