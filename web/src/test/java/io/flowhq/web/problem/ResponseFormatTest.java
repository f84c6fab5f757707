package io.flowhq.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ResponseFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a browser        | Accept        | text/html,application/xhtml+xml,*/*;q=0.8 | PAGE
            a JSON client    | Accept        | application/json                          | JSON
            a script         | Accept        | application/json, text/plain, */*         | JSON
            who prefers HTML | Accept        | application/json;q=0.5, text/html         | PAGE
            an event stream  | Accept        | text/event-stream                         | JSON
            nobody special   | Accept        | */*                                       | PAGE
            nonsense         | Accept        | what?                                     | PAGE
            nothing said     | X-Nothing     | -                                         | PAGE
            curl -u          | Authorization | Basic YWRtaW46eA==                        | JSON
            a JSON body      | Content-Type  | application/json; charset=utf-8           | JSON
            htmx             | HX-Request    | true                                      | FRAGMENT
            """)
    void isWhatTheRequestWants(String who, String header, String value, ResponseFormat responseFormat) {
        var request = new MockHttpServletRequest();
        request.addHeader(header, value);
        assertThat(ResponseFormat.wantedBy(request)).as(who).isEqualTo(responseFormat);
    }

    @ParameterizedTest
    @CsvSource({"true, PAGE", ", FRAGMENT"})
    void isAWholePageWhenHtmxRestoresHistory(String restores, ResponseFormat responseFormat) {
        var request = new MockHttpServletRequest();
        request.addHeader("HX-Request", "true");
        if (restores != null) {
            request.addHeader("HX-History-Restore-Request", restores);
        }
        assertThat(ResponseFormat.wantedBy(request)).isEqualTo(responseFormat);
    }
}
