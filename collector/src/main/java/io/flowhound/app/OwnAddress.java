/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * An address of this machine, with the length of its network's prefix.
 *
 * @param prefixLength as it is written behind the slash
 */
record OwnAddress(InetAddress address, int prefixLength) {
    /** Those of all interfaces that are up. */
    static List<OwnAddress> all() throws SocketException {
        List<OwnAddress> all = new ArrayList<>();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            if (each.isUp()) {
                for (InterfaceAddress address : each.getInterfaceAddresses()) {
                    all.add(new OwnAddress(address.getAddress(), address.getNetworkPrefixLength()));
                }
            }
        }
        return all;
    }
}
