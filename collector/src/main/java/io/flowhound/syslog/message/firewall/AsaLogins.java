/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.firewall;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.Outcome;
import org.jspecify.annotations.Nullable;

/** Reads what an ASA tells of logins, sessions of its VPN, and of what administrators do. */
final class AsaLogins {
    private static final long NANOS = 1_000_000_000L;

    private AsaLogins() {}

    /**
     * Reads a message.
     *
     * @param number of the message
     */
    static boolean read(String number, String text, LogEvent event) {
        return switch (number) {
            case "605004" -> management(text, "Login denied from ", false, event);
            case "605005" -> management(text, "Login permitted from ", true, event);
            case "611101" -> named(text, "User authentication succeeded: ", event, true);
            case "611102" -> named(text, "User authentication failed: ", event, false);
            case "611103" -> loggedOut(text, event);
            case "109005" -> cutThrough(text, "Authentication succeeded for user ", true, event);
            case "109006" -> cutThrough(text, "Authentication failed for user ", false, event);
            case "113004", "113005", "113008", "113012", "113014", "113015" -> aaa(text, event);
            case "113006" -> lockedOut(text, event);
            case "113019" -> disconnected(text, event);
            case "113039", "716001", "716002", "716038", "716039", "722022", "722023", "722051" ->
                AsaVpn.read(text, event);
            case "308001" -> enable(text, event);
            case "502103" -> privilege(text, event);
            case "111008", "111009" -> command(text, event);
            case "111010" -> remoteCommand(text, event);
            case "315011" -> ssh(text, event);
            default -> false;
        };
    }

    /** A user name as it may be put: null for none, and for the stars that hide one. */
    static @Nullable String user(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String user = name.strip();
        return user.equals("*****") ? null : user;
    }

    static String withoutPeriod(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static boolean management(String text, String start, boolean success, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip(start)) {
            return false;
        }
        AsaSide source = null;
        AsaSide destination = null;
        String service = null;
        if (!cursor.skip("serial to console")) {
            source = AsaSide.read(cursor);
            int slash = text.indexOf('/', text.indexOf(" to "));
            destination = source != null && cursor.skip(" to ") ? AsaSide.read(cursor) : null;
            if (source == null || destination == null || slash < 0) {
                return false;
            }
            service = text.substring(slash + 1, Math.max(slash + 1, cursor.position()));
        }
        if (!cursor.skip(" for user \"")) {
            return false;
        }
        String user = cursor.upToLast("\"");
        if (user == null) {
            return false;
        }
        Outcome.login(event, success).put(LogField.USER_NAME, user(user));
        if (source != null && destination != null) {
            source.putSource(event, true);
            destination.putDestination(event, true);
            event.remove(LogField.OBSERVER_EGRESS_INTERFACE_NAME);
            boolean known = service != null && !AsaServices.isWrong(service);
            event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, destination.zone())
                    .put(LogField.NETWORK_PROTOCOL, known ? service : (@Nullable String) null);
        }
        return true;
    }

    private static boolean named(String text, String start, LogEvent event, boolean success) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip(start)) {
            return false;
        }
        IpAddress address = null;
        if (cursor.skip("IP address: ")) {
            address = cursor.address();
            cursor.skip(",");
            cursor.skipBlanks();
        }
        if (!cursor.skip("Uname: ")) {
            return false;
        }
        Outcome.login(event, success)
                .put(LogField.USER_NAME, user(cursor.rest()))
                .put(LogField.SOURCE_IP, remote(address));
        return true;
    }

    /** The console has the address 0.0.0.0. */
    private static @Nullable IpAddress remote(@Nullable IpAddress address) {
        return address == null || (address.high() == 0 && (address.low() & 0xFFFF_FFFFL) == 0) ? null : address;
    }

    private static boolean loggedOut(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("User logged out: Uname: ")) {
            return false;
        }
        Outcome.logout(event).put(LogField.USER_NAME, user(cursor.rest()));
        return true;
    }

    /** {@code Authentication failed for user 'eve' from A/1 to B/2 on interface outside}: who passes must log in. */
    private static boolean cutThrough(String text, String start, boolean success, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip(start)) {
            return false;
        }
        String user = cursor.skip("'") ? cursor.upToLast("' from ") : cursor.upToLast(" from ");
        AsaSide source = user == null ? null : AsaSide.read(cursor);
        AsaSide destination = source != null && cursor.skip(" to ") ? AsaSide.read(cursor) : null;
        if (source == null || destination == null) {
            return false;
        }
        Outcome.login(event, success).put(LogField.USER_NAME, user(user));
        source.putSource(event, true);
        destination.putDestination(event, true);
        if (cursor.skip(" on interface ")) {
            event.put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, cursor.word());
        }
        return true;
    }

    /** {@code AAA user authentication Rejected : reason = R : server = S : user = eve : user IP = A}. */
    private static boolean aaa(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        boolean login = cursor.skip("AAA user authentication ");
        boolean success = cursor.sees("Successful") || cursor.sees("AAA transaction status ACCEPT");
        boolean inaccessible = cursor.sees("AAA authentication server not accessible");
        boolean known = login
                ? success || cursor.sees("Rejected")
                : inaccessible || cursor.sees("AAA transaction status ") || cursor.sees("AAA user ");
        if (!known || !cursor.goBehind(" : user = ")) {
            return false;
        }
        if (!login && !inaccessible && !success && !text.contains("REJECT")) {
            return false;
        }
        String user = cursor.rest();
        IpAddress address = null;
        int ip = user.lastIndexOf("user IP = ");
        if (ip >= 0) {
            address = Cursor.address(user.substring(ip + "user IP = ".length()).strip());
            int colon = user.lastIndexOf(':', ip);
            user = user.substring(0, colon < 0 ? ip : colon);
        }
        if (login) {
            Outcome.login(event, success);
        } else {
            Outcome.authentication(event, "aaa", success);
        }
        event.put(LogField.USER_NAME, user(user))
                .put(LogField.SOURCE_IP, remote(address))
                .put(LogField.EVENT_REASON, inaccessible ? "server not accessible" : reason(text));
        return true;
    }

    private static @Nullable String reason(String text) {
        Cursor cursor = new Cursor(text);
        return cursor.goBehind("reason = ") ? cursor.upTo(" :") : null;
    }

    private static boolean lockedOut(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User ") ? cursor.upToLast(" locked out ") : null;
        if (user == null) {
            return false;
        }
        Outcome.authentication(event, "lockout", false).put(LogField.USER_NAME, user(unquoted(user)));
        return true;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** The end of a session of the VPN, with what went each way: xmt to the client, rcv from it. */
    private static boolean disconnected(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skip("Group = ") || !cursor.goBehind("Username = ")) {
            return false;
        }
        String user = cursor.upTo(", IP = ");
        IpAddress address = user == null ? null : cursor.address();
        if (address == null || !cursor.skip(", Session disconnected")) {
            return false;
        }
        Outcome.logout(event).put(LogField.USER_NAME, user(user)).put(LogField.SOURCE_IP, address);
        long duration = cursor.goBehind("Duration: ") ? duration(cursor) : -1;
        if (duration >= 0) {
            event.put(LogField.EVENT_DURATION, duration);
        }
        long sent = cursor.goBehind("Bytes xmt: ") ? cursor.number() : -1;
        long received = cursor.goBehind("Bytes rcv: ") ? cursor.number() : -1;
        if (sent >= 0 && received >= 0) {
            event.put(LogField.DESTINATION_BYTES, sent)
                    .put(LogField.SOURCE_BYTES, received)
                    .put(LogField.NETWORK_BYTES, sent + received);
        }
        if (cursor.goBehind("Reason: ")) {
            event.put(LogField.EVENT_REASON, cursor.rest());
        }
        return true;
    }

    /** {@code 1d 2h:03m:04s} in nanoseconds; -1 when it is anything else. */
    private static long duration(Cursor cursor) {
        long number = cursor.number();
        long days = 0;
        if (cursor.skip("d")) {
            days = number;
            number = cursor.skipBlanks().number();
        }
        long minutes = cursor.skip("h:") ? cursor.number() : -1;
        long seconds = cursor.skip("m:") ? cursor.number() : -1;
        boolean good = number >= 0 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
        return good && days >= 0 && days < 100_000 && number < 100_000
                ? (((days * 24 + number) * 60 + minutes) * 60 + seconds) * NANOS
                : -1;
    }

    /** {@code Console enable password incorrect for 3 tries (from ssh (remote A))}. */
    private static boolean enable(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        if (!cursor.skipIgnoringCase("console enable password incorrect for ") || !cursor.goBehind("(from ")) {
            return false;
        }
        String service = cursor.until(" )");
        IpAddress address = Cursor.address(service);
        if (address == null && cursor.skip(" (remote ")) {
            address = cursor.address();
            event.put(LogField.NETWORK_PROTOCOL, service);
        }
        Outcome.authentication(event, "enable", false).put(LogField.SOURCE_IP, remote(address));
        return true;
    }

    private static boolean privilege(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User priv level changed: Uname: ") ? cursor.upToLast(" From: ") : null;
        if (user == null) {
            return false;
        }
        Outcome.authentication(event, "enable", true).put(LogField.USER_NAME, user(user));
        return true;
    }

    private static boolean command(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User '") ? cursor.upTo("' executed the '") : null;
        String command = user == null ? null : cursor.upToLast("' command");
        if (command == null) {
            return false;
        }
        putCommand(event, user, command);
        return true;
    }

    private static boolean remoteCommand(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        String user = cursor.skip("User '") ? cursor.upTo("', running '") : null;
        IpAddress address = user != null && cursor.goBehind("' from IP ") ? cursor.address() : null;
        String command = address != null && cursor.skip(", executed '") ? cursor.upToLast("'") : null;
        if (command == null) {
            return false;
        }
        putCommand(event, user, command);
        event.put(LogField.SOURCE_IP, remote(address));
        return true;
    }

    /** Puts that somebody changed something by a command. */
    static void putCommand(LogEvent event, @Nullable String user, @Nullable String command) {
        event.put(LogField.EVENT_CATEGORY, "configuration")
                .put(LogField.EVENT_TYPE, "change")
                .put(LogField.EVENT_ACTION, "command")
                .put(LogField.EVENT_OUTCOME, "success")
                .put(LogField.USER_NAME, user(user))
                .put(LogField.PROCESS_ARGS, command);
    }

    /** {@code SSH session from A on interface outside for user "admin" disconnected by SSH server, reason: "R"}. */
    private static boolean ssh(String text, LogEvent event) {
        Cursor cursor = new Cursor(text);
        IpAddress address = cursor.skip("SSH session from ") ? cursor.address() : null;
        String zone = address != null && cursor.skip(" on interface ") ? cursor.word() : null;
        String user = zone != null && cursor.skip("for user \"") ? cursor.upToLast("\" disconnected") : null;
        if (user == null) {
            return false;
        }
        Outcome.session(event, false)
                .put(LogField.USER_NAME, user(user))
                .put(LogField.SOURCE_IP, address)
                .put(LogField.NETWORK_PROTOCOL, "ssh")
                .put(LogField.OBSERVER_INGRESS_INTERFACE_NAME, zone);
        if (cursor.goBehind("reason: \"")) {
            event.put(LogField.EVENT_REASON, cursor.upTo("\""));
        }
        return true;
    }
}
