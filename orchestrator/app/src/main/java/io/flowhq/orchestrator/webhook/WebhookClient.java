package io.flowhq.orchestrator.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts one body to one address. The name is resolved once, the addresses are judged, and the connection goes to one that
 * was judged, so that no second answer of the name server can lead elsewhere. Redirects are not followed, so that none can
 * either; proxies are not used.
 */
final class WebhookClient {

    private static final int MAX_STATUS_LINE = 1_000;

    private final WebhookSettings settings;
    private final Resolver resolver;

    /** Finds the addresses of a host. */
    interface Resolver {
        InetAddress[] resolve(String host) throws IOException;
    }

    WebhookClient(WebhookSettings settings, Resolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
    }

    /** A receiver that nothing is sent to. */
    static final class AddressRefused extends IOException {

        private static final long serialVersionUID = 1L;

        AddressRefused(String why) {
            super(why);
        }
    }

    /**
     * Sends and waits for the first line of the answer.
     *
     * @return its status
     * @throws AddressRefused when the address may not be called; nothing was sent
     */
    int post(String address, Map<String, String> headers, byte[] body) throws IOException {
        URI uri = checked(address);
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() == -1 ? (secure ? 443 : 80) : uri.getPort();
        String host = uri.getHost();
        InetAddress target = target(host);
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(target, port), left(deadline));
            socket.setSoTimeout(left(deadline));
            try (Socket channel = secure ? secured(socket, host, port) : socket) {
                channel.getOutputStream().write(request(uri, headers, body));
                channel.getOutputStream().flush();
                return status(channel, deadline);
            }
        }
    }

    static URI checked(String address) throws AddressRefused {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException malformed) {
            throw new AddressRefused("this is no address");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new AddressRefused("only http and https addresses are called");
        }
        if (uri.getHost() == null || uri.getHost().isBlank()) {
            throw new AddressRefused("the address names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new AddressRefused("the address holds a user name");
        }
        return uri;
    }

    private InetAddress target(String host) throws IOException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (PublicAddresses.isDisguised(bare)) {
            throw new AddressRefused("the host is a number in a form that may be read in several ways");
        }
        InetAddress[] addresses = resolver.resolve(bare);
        if (!settings.allowPrivate()) {
            for (InetAddress one : addresses) {
                if (!PublicAddresses.contains(one)) {
                    throw new AddressRefused("the host is at an address that is not public");
                }
            }
        }
        return addresses[0];
    }

    private static Socket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secured =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] request(URI uri, Map<String, String> headers, byte[] body) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getHost())
                .append(uri.getPort() == -1 ? "" : ":" + uri.getPort())
                .append("\r\nContent-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nConnection: close\r\nUser-Agent: FlowHQ\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static int status(Socket channel, long deadline) throws IOException {
        InputStream answer = channel.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int next = answer.read(); next != '\n'; next = answer.read()) {
            if (next < 0 || line.length() > MAX_STATUS_LINE) {
                throw new IOException("the receiver does not answer in HTTP");
            }
            line.append((char) next);
            channel.setSoTimeout(left(deadline));
        }
        String[] words = line.toString().strip().split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}")) {
            throw new IOException("the receiver does not answer in HTTP");
        }
        return Integer.parseInt(words[1]);
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("the receiver took too long");
        }
        return (int) left;
    }
}
