package io.flowhq.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhq.web.WebTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;

@WebTest
class PageFlashMapManagerTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Autowired
    FlashMapManager notices;

    @Test
    void leavesTheNoticeToThePageWhenAPartOfItRenewsItself() {
        var posted = new MockHttpServletRequest("POST", "/app/whatsapp/new-code");
        var notice = new FlashMap();
        notice.put("notice", "There is a new code.");
        notice.setTargetRequestPath("/app/whatsapp");
        notices.saveOutputFlashMap(notice, posted, response);

        MockHttpServletRequest part = get(posted);
        part.addHeader("HX-Request", "true");
        assertThat(taken(part)).isNull();
        assertThat(taken(get(posted))).containsEntry("notice", "There is a new code.");
        assertThat(taken(get(posted))).isNull();
    }

    private @Nullable Map<String, Object> taken(MockHttpServletRequest request) {
        return notices.retrieveAndUpdate(request, response);
    }

    private static MockHttpServletRequest get(MockHttpServletRequest posted) {
        var get = new MockHttpServletRequest("GET", "/app/whatsapp");
        get.setSession(posted.getSession());
        return get;
    }
}
