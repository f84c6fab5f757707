package io.flowhq.runtime.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
public final class OutboundHttpClient {

    private static final int MAX_PORT = 65_535;
    private static final String CONTENT_TYPE = "Content-Type";

    private final boolean allowPrivate;
    private final Duration timeout;
    private final Resolver resolver;

    /** Finds the addresses of a host. */
    public interface Resolver {
        InetAddress[] resolve(String host) throws IOException;
    }

    /**
     * @param allowPrivate whether addresses of this machine and its networks may be called
     * @param timeout for everything, from the connection to the last byte that is read
     */
    public OutboundHttpClient(boolean allowPrivate, Duration timeout, Resolver resolver) {
        this.allowPrivate = allowPrivate;
        this.timeout = timeout;
        this.resolver = resolver;
    }

    /**
     * Sends and waits for the first line of the answer.
     *
     * @return its status
     * @throws AddressRefused when the address may not be called; nothing was sent
     */
    public int post(String address, Map<String, String> headers, byte[] body) throws IOException {
        return post(address, headers, body, 0).status();
    }

    /**
     * Sends and reads the answer.
     *
     * @param headers further ones; the content is JSON unless they say otherwise
     * @param maxAnswer its bytes at most
     * @throws AddressRefused when the address may not be called; nothing was sent
     */
    public HttpAnswer post(String address, Map<String, String> headers, byte[] body, int maxAnswer) throws IOException {
        URI uri = checked(address);
        boolean secure = "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
        int port = uri.getPort() == -1 ? (secure ? 443 : 80) : uri.getPort();
        String host = uri.getHost();
        long deadline = System.nanoTime() + timeout.toNanos();
        InetAddress target = target(host);
        byte[] request = request(uri, headers, body);
        try (Socket socket = new Socket();
                SocketDeadline limit = new SocketDeadline(socket, deadline)) {
            try {
                socket.connect(new InetSocketAddress(target, port), left(deadline));
                try (Socket channel = secure ? secured(socket, host, port) : socket) {
                    channel.getOutputStream().write(request);
                    channel.getOutputStream().flush();
                    return HttpAnswer.read(new BufferedInputStream(channel.getInputStream()), maxAnswer);
                }
            } catch (IOException failure) {
                throw limit.cause(failure);
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
        if (uri.getPort() > MAX_PORT) {
            throw new AddressRefused("there is no such port");
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
        if (!allowPrivate) {
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
                .append(headers.containsKey(CONTENT_TYPE) ? "" : "\r\n" + CONTENT_TYPE + ": application/json")
                .append("\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nConnection: close\r\nUser-Agent: FlowHQ\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("the receiver took too long");
        }
        return (int) left;
    }
}
