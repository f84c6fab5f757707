package io.flowhq.web.problem;

import java.util.HexFormat;
import java.util.List;

/** What no one can use, in an address, as a text and as a body. */
final class HostileTexts {

    private static final HexFormat HEX = HexFormat.of();

    /** As they stand in an address. */
    static final List<String> PARTS = List.of(
            "%00",
            "a%00b",
            "%ED%A0%80",
            "%C0%AF",
            "%E2%80%AE",
            "..%2F..%2Fetc",
            "..;%2F..",
            "%252e%252e",
            "%0d%0aX-Set:%201",
            "%27%20or%201=1--",
            "%7B%7B7*7%7D%7D",
            "-1",
            "9223372036854775808",
            "99999999999999999999",
            "%F0%9F%98%80",
            "x".repeat(3_000),
            "x".repeat(65_536));

    static final List<String> TEXTS = List.of(
            "\0", "a\0b", "\ud800", "\u202e", "' or 1=1--", "<script>", "-1", "x".repeat(3_000), "x".repeat(65_536));

    /** Bodies that are no JSON object, or none that anybody should read. */
    static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "false",
            "1",
            "\"text\"",
            "[]",
            "[1]",
            "[{}]",
            "{",
            "{} {}",
            "{}]",
            "{\"text\": ",
            "{\"text\": NaN}",
            "{'text': 'a'}",
            "{\"text\": \"\u0001\"}",
            "{\"text\": \"\\x\"}",
            "{\"text\": \"a\", \"text\": \"b\"}",
            "{\"text\": 1" + "0".repeat(2_000) + "}",
            "{\"unknown\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "{\"unknown\": " + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
            "{\"" + "n".repeat(100_000) + "\": 1}",
            "\ufeff\ufeff{}",
            "<text/>",
            "text=a&session=b");

    private HostileTexts() {}

    /** Escaped, as a lone surrogate reaches the server in no other way. */
    static String escaped(String text) {
        var escaped = new StringBuilder(6 * text.length());
        for (char unit : text.toCharArray()) {
            escaped.append("\\u").append(HEX.toHexDigits(unit));
        }
        return escaped.toString();
    }
}
