package io.flowhq.runtime.http;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells addresses that anybody on the internet can reach from those of this machine and its networks, IPv4 addresses inside
 * IPv6 ones included. It judges addresses, never names: a name is judged by what it resolved to just before connecting.
 */
final class PublicAddresses {

    /** Written as some resolvers read a number: decimal, octal, hexadecimal, with fewer than four parts. */
    private static final Pattern NUMBER =
            Pattern.compile("(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*\\.?");

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private static final List<Network> NOT_PUBLIC = List.of(
            Network.of("0.0.0.0", 8),
            Network.of("10.0.0.0", 8),
            Network.of("100.64.0.0", 10),
            Network.of("127.0.0.0", 8),
            Network.of("169.254.0.0", 16),
            Network.of("172.16.0.0", 12),
            Network.of("192.0.0.0", 24),
            Network.of("192.0.2.0", 24),
            Network.of("192.88.99.0", 24),
            Network.of("192.168.0.0", 16),
            Network.of("198.18.0.0", 15),
            Network.of("198.51.100.0", 24),
            Network.of("203.0.113.0", 24),
            Network.of("224.0.0.0", 3));

    /** All that is routed on the internet today; within it 6to4, Teredo and documentation are refused. */
    private static final Network IPV6_PUBLIC = Network.of("2000::", 3);

    private static final List<Network> IPV6_NOT_PUBLIC = List.of(
            Network.of("2001::", 23), Network.of("2001:db8::", 32), Network.of("2002::", 16), Network.of("3fff::", 20));

    private PublicAddresses() {}

    /** Whether a host is written as a number in any way but the one that everybody reads alike. */
    static boolean isDisguised(String host) {
        return NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches();
    }

    static boolean contains(InetAddress address) {
        return address instanceof Inet4Address
                ? NOT_PUBLIC.stream().noneMatch(network -> network.contains(address))
                : IPV6_PUBLIC.contains(address)
                        && IPV6_NOT_PUBLIC.stream().noneMatch(network -> network.contains(address));
    }

    private record Network(byte[] address, int bits) {

        static Network of(String address, int bits) {
            try {
                return new Network(InetAddress.getByName(address).getAddress(), bits);
            } catch (UnknownHostException neverForLiterals) {
                throw new IllegalArgumentException(neverForLiterals);
            }
        }

        boolean contains(InetAddress other) {
            byte[] its = other.getAddress();
            int rest = its.length * 8 - bits;
            return its.length == address.length
                    && new BigInteger(1, its).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Network network && bits == network.bits && Arrays.equals(address, network.address);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(address) + bits;
        }
    }
}
