package io.flowhq.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The address of a request as a log may have it: customers' chats in it keep the last four digits of their number. */
final class LoggedAddress {

    private static final Pattern ALL_BUT_FOUR_DIGITS = Pattern.compile("\\d+(?=\\d{4}(?:@|%40))");

    private LoggedAddress() {}

    static String of(HttpServletRequest request) {
        return ALL_BUT_FOUR_DIGITS.matcher(request.getRequestURI()).replaceAll("…");
    }
}
