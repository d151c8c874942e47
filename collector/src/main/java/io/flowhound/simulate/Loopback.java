/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.channels.NetworkChannel;

/** The addresses of this machine from which simulated devices send, each from its own. */
final class Loopback {
    private Loopback() {}

    /**
     * Makes sure that nothing simulated gets to another machine, where it could be taken for real.
     *
     * @param what that would be, such as {@code simulated flows}
     * @param otherwise what else can be done
     * @throws IllegalArgumentException when {@code target} is not on this machine
     */
    static void check(InetSocketAddress target, String what, String otherwise) {
        InetAddress address = target.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalArgumentException(what + " are only sent to this machine, and " + target.getHostString()
                    + " is not a loopback address: give 127.0.0.1, or " + otherwise);
        }
    }

    /** Binds a channel to one of 127.0.0.0/8 where the platform has all of them, else to the usual one. */
    static void bind(NetworkChannel channel, String address, InetSocketAddress target) throws IOException {
        if (!(target.getAddress() instanceof Inet4Address)) {
            channel.bind(new InetSocketAddress(target.getAddress(), 0));
            return;
        }
        try {
            channel.bind(new InetSocketAddress(Octets.inetAddress(address), 0));
        } catch (SocketException e) {
            // Only Linux has every address of 127.0.0.0/8 without being told.
            channel.bind(new InetSocketAddress(Octets.inetAddress("127.0.0.1"), 0));
        }
    }

    /** What to say when nobody takes what is sent. */
    static IOException nobodyListens(InetSocketAddress target, IOException cause) {
        return new IOException(
                "nobody listens on " + target.getHostString() + ":" + target.getPort()
                        + ": start ./flowhound run first",
                cause);
    }
}
