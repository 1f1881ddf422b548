package entente.ingest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells addresses on the public internet from those within: what {@code special-addresses.txt} lists is not public. */
final class Addresses {

    private record Network(byte[] start, int bits, String meaning) {

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Network> SPECIAL = DataFile.open("special-addresses.txt").section("").stream()
            .map(line -> network(line.text()))
            .toList();

    private Addresses() {}

    /** Why it is not to be connected to: "loopback"; empty if it is public. */
    static Optional<String> special(InetAddress address) {
        byte[] bytes = address instanceof Inet6Address && isMapped(address.getAddress())
                ? Arrays.copyOfRange(address.getAddress(), 12, 16)
                : address.getAddress();
        return SPECIAL.stream()
                .filter(network -> network.holds(bytes))
                .map(Network::meaning)
                .findFirst();
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    private static Network network(String line) {
        String[] parts = line.split("[/ ]", 3);
        try {
            // Java turns ::ffff:0:0 into an IPv4 address; such addresses are unwrapped before they are looked up.
            return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]), parts[2]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "special-addresses.txt: expected a network such as 10.0.0.0/8, found " + line, e);
        }
    }
}
