/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where exporters send to, and who may. */
@Doc("Where exporters send to, and who may.")
public record Listen(
        @Doc(
                "UDP addresses for NetFlow v1, v5, v7, v9 and IPFIX. All of them take all of these. `HOST:PORT`, or `PORT` for every IPv4 address of this machine; `[::]:2055` takes IPv6 as well.")
        @Default({"0.0.0.0:2055", "0.0.0.0:4739"})
        List<Address> flows,

        @Doc("TCP addresses for IPFIX, such as `0.0.0.0:4739`. Up to 1000 connections, 100 of one address.")
        List<Address> ipfixTcp,

        @Doc("TCP addresses for IPFIX over TLS 1.2 or 1.3, such as `0.0.0.0:4740`. Needs `tls.certificate`.")
        List<Address> ipfixTls,

        @Doc(
                "Addresses for syslog, each over UDP and over TCP (RFC 6587, with octet counting or a line end behind each message). Port 514 needs the capability `CAP_NET_BIND_SERVICE`; docs/syslog.md says how. Up to 2000 connections, 200 of one address. `[]` switches it off.")
        @Default("0.0.0.0:5514")
        List<Address> syslog,

        @Doc("TCP addresses for syslog over TLS (RFC 5425), such as `0.0.0.0:6514`. Needs `tls.certificate`.")
        List<Address> syslogTls,

        @Doc(
                "Where a copy of each datagram with flows goes on, unchanged, such as `udp://192.0.2.9:2055` of the collector that this one takes over from. It bears our own sender's address; docs/exporters.md says what that means. Messages over TCP and TLS do not go on.")
        @Reloads
        List<Target> forward,

        @Doc("The same for syslog over UDP, such as `udp://192.0.2.9:514`.") @Reloads
        List<Target> forwardSyslog,

        @Doc(
                "Networks whose datagrams and connections are taken; those of others are refused and counted. Whoever may send can put any flow into the index, so name no more than your exporters' networks. A value replaces the default, which is what is not routed on the Internet. `[0.0.0.0/0, ::/0]` takes everybody.")
        @Default({
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "::1",
            "fc00::/7",
            "fe80::/10"
        })
        @Reloads
        List<Cidr> allow,

        @Doc(
                "Datagrams a second that one sender may send, of flows and of syslog each, with bursts of one second. Those beyond are dropped and counted; a connection that brings more messages is read more slowly, which loses nothing. `0` for any number.")
        @Default("0")
        @Range(min = "0", max = "1000000")
        int rateLimit,

        @Doc(
                "How much the kernel keeps for each UDP socket until it is read, for bursts. Linux gives at most `net.core.rmem_max`, and the log says so when that is less.")
        @Default("16MiB")
        @Range(min = "64KiB", max = "1GiB")
        DataSize receiveBuffer)
        implements Section {
    public Listen {
        flows = List.copyOf(flows);
        ipfixTcp = List.copyOf(ipfixTcp);
        ipfixTls = List.copyOf(ipfixTls);
        syslog = List.copyOf(syslog);
        syslogTls = List.copyOf(syslogTls);
        forward = List.copyOf(forward);
        forwardSyslog = List.copyOf(forwardSyslog);
        allow = List.copyOf(allow);
    }

    @Override
    public void check(SectionProblems problems) {
        if (flows.isEmpty()) {
            problems.add("flows", null, "must name at least one address", "0.0.0.0:2055");
        }
        if (allow.isEmpty()) {
            problems.add("allow", null, "must name at least one network, or nobody could send", "0.0.0.0/0, ::/0");
        }
        checkTwice(problems, "flows", flows);
        checkTwice(problems, "ipfix-tcp", ipfixTcp);
        checkTwice(problems, "ipfix-tls", ipfixTls);
        checkTwice(problems, "syslog", syslog);
        checkTwice(problems, "syslog-tls", syslogTls);
        checkTaken(problems, "ipfix-tls", ipfixTls, ipfixTcp, "listen.ipfix-tcp; TLS");
        checkTaken(problems, "syslog", syslog, flows, "listen.flows; syslog");
        checkTaken(problems, "syslog", syslog, ipfixTcp, "listen.ipfix-tcp; syslog");
        checkTaken(problems, "syslog", syslog, ipfixTls, "listen.ipfix-tls; syslog");
        checkTaken(problems, "syslog-tls", syslogTls, syslog, "listen.syslog; TLS");
        checkTaken(problems, "syslog-tls", syslogTls, ipfixTcp, "listen.ipfix-tcp; syslog");
        checkTaken(problems, "syslog-tls", syslogTls, ipfixTls, "listen.ipfix-tls; syslog");
        checkForward(problems, "forward", forward);
        checkForward(problems, "forward-syslog", forwardSyslog);
    }

    private void checkForward(SectionProblems problems, String key, List<Target> targets) {
        Set<Target> seen = new HashSet<>();
        for (Target target : targets) {
            if (!seen.add(target)) {
                problems.add(key, target, "is named twice", null);
            } else if (flows.stream().anyMatch(target::reaches)
                    || syslog.stream().anyMatch(target::reaches)) {
                problems.add(key, target, "is this collector itself: each datagram would come round for ever", null);
            }
        }
    }

    /** Whoever of the two is started second could not have the port. */
    private static void checkTaken(
            SectionProblems problems, String key, List<Address> addresses, List<Address> taken, String by) {
        List<Address> both = new ArrayList<>(addresses);
        both.retainAll(taken);
        for (Address address : both) {
            if (address.port() != 0) {
                String next = new Address(address.host(), Math.min(address.port() + 1, 65535)).toString();
                problems.add(key, address, "is taken by " + by + " needs a port of its own", next);
            }
        }
    }

    private static void checkTwice(SectionProblems problems, String key, List<Address> addresses) {
        Set<Address> seen = new HashSet<>();
        for (Address address : addresses) {
            if (address.port() != 0 && !seen.add(address)) {
                problems.add(key, address, "is named twice", null);
            }
        }
    }
}
