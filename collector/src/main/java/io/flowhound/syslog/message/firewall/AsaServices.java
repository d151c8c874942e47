/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.syslog.message.Cursor;

/** The words that an ASA writes in place of well-known ports (Cisco ASA CLI configuration guide, "TCP and UDP Ports"). */
final class AsaServices {
    private AsaServices() {}

    /** The port of a number or word; {@link Cursor#NO_NUMBER} for a word that has none, or stands for several. */
    static long port(String word) {
        if (!word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9') {
            Cursor cursor = new Cursor(word);
            long port = cursor.port();
            return cursor.atEnd() || cursor.sees(".") ? port : Cursor.NO_NUMBER;
        }
        return switch (word) {
            case "echo" -> 7;
            case "discard" -> 9;
            case "daytime" -> 13;
            case "chargen" -> 19;
            case "ftp-data" -> 20;
            case "ftp" -> 21;
            case "ssh" -> 22;
            case "telnet" -> 23;
            case "smtp" -> 25;
            case "time" -> 37;
            case "nameserver" -> 42;
            case "whois" -> 43;
            case "tacacs" -> 49;
            case "domain" -> 53;
            case "bootps" -> 67;
            case "bootpc" -> 68;
            case "tftp" -> 69;
            case "gopher" -> 70;
            case "finger" -> 79;
            case "http", "www" -> 80;
            case "hostname" -> 101;
            case "pop2" -> 109;
            case "pop3" -> 110;
            case "sunrpc" -> 111;
            case "ident" -> 113;
            case "nntp" -> 119;
            case "ntp" -> 123;
            case "netbios-ns" -> 137;
            case "netbios-dgm" -> 138;
            case "netbios-ssn" -> 139;
            case "imap4" -> 143;
            case "snmp" -> 161;
            case "snmptrap" -> 162;
            case "xdmcp" -> 177;
            case "bgp" -> 179;
            case "irc" -> 194;
            case "dnsix" -> 195;
            case "ldap" -> 389;
            case "mobile-ip" -> 434;
            case "https" -> 443;
            case "pim-auto-rp" -> 496;
            case "isakmp" -> 500;
            case "exec", "biff" -> 512;
            case "login", "who" -> 513;
            case "cmd", "rsh", "syslog" -> 514;
            case "lpd" -> 515;
            case "talk" -> 517;
            case "rip" -> 520;
            case "uucp" -> 540;
            case "klogin" -> 543;
            case "kshell" -> 544;
            case "rtsp" -> 554;
            case "ldaps" -> 636;
            case "lotusnotes" -> 1352;
            case "citrix-ica" -> 1494;
            case "radius" -> 1645;
            case "radius-acct" -> 1646;
            case "h323" -> 1720;
            case "pptp" -> 1723;
            case "nfs" -> 2049;
            case "ctiqbe" -> 2748;
            case "cifs" -> 3020;
            case "sip" -> 5060;
            case "aol" -> 5190;
            case "secureid-udp" -> 5510;
            case "pcanywhere-data" -> 5631;
            case "pcanywhere-status" -> 5632;
            default -> Cursor.NO_NUMBER;
        };
    }

    /** Whether a word without a port is a number beyond the ports, so that the line cannot be trusted. */
    static boolean isWrong(String word) {
        return word.isEmpty() || (word.charAt(0) >= '0' && word.charAt(0) <= '9');
    }
}
