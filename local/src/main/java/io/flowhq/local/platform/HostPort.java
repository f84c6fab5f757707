package io.flowhq.local.platform;

/** An address as {@code host:port}. */
public record HostPort(String host, int port) {

    static HostPort parse(String name, String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            }
        } catch (NumberFormatException e) {
            // answered below together with every other form that is not host:port
        }
        throw new IllegalArgumentException(name + " is not understood: '" + text + "' (wanted: host:port)");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
