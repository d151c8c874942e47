/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.simulate;

/** What the log of a machine with OpenSSH says of a connection to it, and of the session that comes of it. */
final class SshdLines {
    static final String LOGIN = "sshd-login";
    static final String FAILED = "sshd-failed";

    private static final String SSHD = "sshd";
    private static final long AUTHENTICATION = 1_400;
    private static final double MISTYPES = 0.15;
    private static final double WORKS_AS_ROOT = 0.25;
    private static final long LONG_ENOUGH = 60_000;

    private final LogBook book;
    private final Dice dice;

    SshdLines(LogBook book, Dice dice) {
        this.book = book;
        this.dice = dice;
    }

    /** Writes all of it. Whether a line arrives that says who logged in, or tried to. */
    boolean write(LogSource source, TriedLogin login) {
        long pid = dice.between(700, 60_000);
        String peer = login.from() + " port " + login.clientPort();
        if (!source.terse()) {
            String at = "Connection from " + peer + " on " + login.to() + " port 22 rdomain \"\"";
            say(source, login.after(dice.between(3, 40)), SSHD, pid, at);
        }
        return switch (login.result()) {
            case NO_TRY -> knock(source, login, pid, peer);
            case FAILURE -> failure(source, login, pid, peer);
            case SUCCESS -> success(source, login, pid, peer);
        };
    }

    private boolean knock(LogSource source, TriedLogin login, long pid, String peer) {
        String text = source.terse()
                ? "Did not receive identification string from " + peer
                : "Connection closed by " + peer + " [preauth]";
        say(source, login.end(), SSHD, pid, text);
        return false;
    }

    private boolean failure(LogSource source, TriedLogin login, long pid, String peer) {
        String account = login.credential().account();
        boolean arrives = false;
        int tries = dice.between(1, 3);
        for (int i = 1; i <= tries; i++) {
            long time = login.start() + (login.end() - login.start()) * i / (tries + 1);
            arrives |= failed(source, time, pid, account, peer);
        }
        say(
                source,
                login.end(),
                SSHD,
                pid,
                "Connection closed by authenticating user " + account + " " + peer + " [preauth]");
        return arrives;
    }

    private boolean failed(LogSource source, long time, long pid, String account, String peer) {
        String pam = "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost="
                + peer.substring(0, peer.indexOf(' ')) + "  user=" + account;
        book.write(source, time - 1, LogMessage.of("pam", LogMessage.AUTHPRIV_NOTICE, SSHD, pid, pam));
        String text = "Failed password for " + account + " from " + peer + " ssh2";
        return book.write(source, time, LogMessage.of(FAILED, LogMessage.AUTH_INFO, SSHD, pid, text));
    }

    private boolean success(LogSource source, TriedLogin login, long pid, String peer) {
        Credential credential = login.credential();
        long accepted = login.after(dice.between(250, AUTHENTICATION));
        boolean mistyped = dice.chance(MISTYPES) && credential.method().equals(Credential.PASSWORD);
        if (mistyped) {
            failed(source, login.start() + (accepted - login.start()) / 2, pid, credential.account(), peer);
        }
        String text = "Accepted " + method(credential) + " for " + credential.account() + " from " + peer + " ssh2"
                + key(credential);
        boolean arrives = book.write(source, accepted, LogMessage.of(LOGIN, LogMessage.AUTH_INFO, SSHD, pid, text));
        session(source, login, pid, peer, accepted);
        return arrives;
    }

    /** As sshd names it: a certificate is a kind of key. */
    private static String method(Credential credential) {
        return credential.key().isEmpty() ? Credential.PASSWORD : Credential.PUBLIC_KEY;
    }

    private static String key(Credential credential) {
        if (credential.method().equals(Credential.CERTIFICATE)) {
            return ": ED25519-CERT " + credential.key() + " ID " + credential.account() + "@badger (serial "
                    + Math.floorMod(credential.account().hashCode(), 1_000) + ") CA ED25519 "
                    + Credential.fingerprint("the firm");
        }
        return credential.key().isEmpty() ? "" : ": ED25519 " + credential.key();
    }

    private void session(LogSource source, TriedLogin login, long pid, String peer, long accepted) {
        String account = login.credential().account();
        long uid = uid(account);
        int number = dice.between(2, 900);
        pam(
                source,
                accepted + 4,
                SSHD,
                pid,
                "sshd:session",
                "opened for user " + account + "(uid=" + uid + ") by (uid=0)");
        String logind = "systemd-logind";
        say(source, accepted + 9, logind, 412, "New session " + number + " of user " + account + ".");
        boolean root = dice.chance(WORKS_AS_ROOT) && uid != 0 && login.end() - accepted > LONG_ENOUGH;
        long later = accepted + (long) ((login.end() - accepted) * 0.8 * dice.fraction());
        if (root) {
            asRoot(source, later, account, uid);
        }
        long end = login.end();
        say(source, end - 2, SSHD, pid, "Received disconnect from " + peer + ":11: disconnected by user");
        say(source, end - 1, SSHD, pid, "Disconnected from user " + account + " " + peer);
        pam(source, end, SSHD, pid, "sshd:session", "closed for user " + account);
        say(source, end + 6, logind, 412, "Removed session " + number + ".");
    }

    private void asRoot(LogSource source, long time, String account, long uid) {
        long pid = dice.between(700, 60_000);
        String by = "opened for user root(uid=0) by " + account + "(uid=" + uid + ")";
        if (dice.chance(0.7)) {
            String text = "%8s : TTY=pts/0 ; PWD=/home/%s ; USER=root ; COMMAND=/usr/bin/apt-get update"
                    .formatted(account, account);
            book.write(source, time, LogMessage.of("sudo", LogMessage.AUTHPRIV_NOTICE, "sudo", 0, text));
            pam(source, time + 2, "sudo", 0, "sudo:session", by);
            pam(source, time + 5_000, "sudo", 0, "sudo:session", "closed for user root");
        } else {
            String text = "(to root) " + account + " on pts/0";
            book.write(source, time, LogMessage.of("su", LogMessage.AUTHPRIV_NOTICE, "su", pid, text));
            pam(source, time + 2, "su", pid, "su-l:session", by);
            pam(source, time + 40_000, "su", pid, "su-l:session", "closed for user root");
        }
    }

    private void pam(LogSource source, long time, String program, long pid, String module, String what) {
        String text = "pam_unix(" + module + "): session " + what;
        book.write(source, time, LogMessage.of("pam", LogMessage.AUTHPRIV_INFO, program, pid, text));
    }

    private void say(LogSource source, long time, String program, long pid, String text) {
        String kind = program.equals(SSHD) ? SSHD : "logind";
        book.write(source, time, LogMessage.of(kind, LogMessage.AUTH_INFO, program, pid, text));
    }

    static long uid(String account) {
        return account.equals("root") ? 0 : 1_000 + Math.floorMod(account.hashCode(), 200);
    }
}
