package io.flowhq.runtime.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to one request.
 *
 * @param body empty when nobody asked for it
 */
public record HttpAnswer(int status, byte[] body) {

    private static final int MAX_LINE = 8_000;
    private static final int MAX_HEADERS = 200;

    /**
     * Reads an answer.
     *
     * @param maxBody zero to leave the body where it is
     * @throws IOException when it is no HTTP, or longer than that
     */
    static HttpAnswer read(InputStream answer, int maxBody) throws IOException {
        int status = status(line(answer));
        if (maxBody == 0) {
            return new HttpAnswer(status, new byte[0]);
        }
        boolean chunked = false;
        int length = -1;
        int headers = 0;
        for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
            String lower = header.toLowerCase(Locale.ROOT).strip();
            if (lower.startsWith("content-length:")) {
                length = number(lower.substring("content-length:".length()).strip(), 10);
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            }
            if (++headers > MAX_HEADERS) {
                throw new IOException("the answer has too many headers");
            }
        }
        byte[] body = chunked
                ? chunks(answer, maxBody)
                : answer.readNBytes(length < 0 ? maxBody + 1 : length(length, maxBody));
        if (body.length > maxBody || !chunked && body.length < length) {
            throw new IOException("the answer is longer than " + maxBody + " bytes, or cut off");
        }
        return new HttpAnswer(status, body);
    }

    private static byte[] chunks(InputStream answer, int maxBody) throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        for (int size = number(line(answer).split(";", 2)[0].strip(), 16);
                size > 0;
                size = number(line(answer).split(";", 2)[0].strip(), 16)) {
            length(body.size() + size, maxBody);
            body.writeBytes(answer.readNBytes(size));
            line(answer);
        }
        return body.toByteArray();
    }

    private static int length(int length, int max) throws IOException {
        if (length < 0 || length > max) {
            throw new IOException("the answer is longer than " + max + " bytes");
        }
        return length;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException malformed) {
            throw new IOException("the receiver does not answer in HTTP", malformed);
        }
    }

    private static int status(@Nullable String line) throws IOException {
        String[] words = String.valueOf(line).split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the receiver does not answer in HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static String line(InputStream answer) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0 && line.size() == 0) {
                throw new EOFException("the receiver ended without an answer");
            }
            if (next < 0 || line.size() > MAX_LINE) {
                throw new IOException("the receiver does not answer in HTTP");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpAnswer answer
                && status == answer.status
                && java.util.Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + java.util.Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }
}
