/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server (RFC 5321) that keeps what it gets, and refuses as it is told. */
public final class SmtpStub implements AutoCloseable {
    /** What came in, and how it came. */
    public record Mail(String from, List<String> to, List<String> lines, boolean encrypted, String login) {
        /** A header, unfolded; empty when there is none. */
        public String header(String name) {
            StringBuilder value = new StringBuilder();
            boolean within = false;
            for (String line : lines.subList(0, lines.indexOf(""))) {
                boolean folded = line.startsWith(" ") || line.startsWith("\t");
                within = folded ? within : line.toLowerCase().startsWith(name.toLowerCase() + ":");
                if (within) {
                    value.append(
                            folded
                                    ? " " + line.strip()
                                    : line.substring(name.length() + 1).strip());
                }
            }
            return value.toString();
        }

        /** What follows the headers, decoded when it is quoted-printable or base64. */
        public String body() {
            List<String> body = lines.subList(lines.indexOf("") + 1, lines.size());
            return switch (header("Content-Transfer-Encoding")) {
                case "base64" ->
                    new String(Base64.getMimeDecoder().decode(String.join("", body)), StandardCharsets.UTF_8);
                case "quoted-printable" ->
                    String.join("\n", body)
                            .replace("=\n", "")
                            .replace("=3D", "=")
                            .replace("=20", " ");
                default -> String.join("\n", body);
            };
        }
    }

    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile String refusal = "";
    private volatile boolean breaksOff;
    private volatile boolean refusesLogins;

    private SmtpStub(@Nullable SSLContext tls) throws IOException {
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.tls = tls;
        Thread.ofPlatform().daemon().name("smtp-stub").start(this::accept);
    }

    /** One that offers no encryption. */
    public static SmtpStub plain() throws IOException {
        return new SmtpStub(null);
    }

    /** One that offers STARTTLS. */
    public static SmtpStub starttls(SSLContext tls) throws IOException {
        return new SmtpStub(tls);
    }

    /** Answers MAIL with this, such as {@code 451 later}; nothing for a welcome. */
    public void refuse(String answer) {
        refusal = answer;
    }

    /** Resets the connection instead of an answer to QUIT, as some servers do. */
    public void breakOffAtTheEnd() {
        breaksOff = true;
    }

    /** Takes no login, and quotes what it does not take, as some servers do. */
    public void refuseLogins() {
        refusesLogins = true;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What came in so far. */
    public List<Mail> mails() {
        return mails;
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                new Talk(socket).run();
            } catch (IOException e) {
                continue; // the client broke off, or the stub is closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Talk {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;
        private boolean encrypted;
        private String from = "";
        private String login = "";
        private final List<String> to = new ArrayList<>();

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedReader(new InputStreamReader(next.getInputStream(), StandardCharsets.UTF_8));
            out = next.getOutputStream();
        }

        void run() throws IOException {
            say("220 stub");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.split("[ :]", 2)[0].toUpperCase();
                switch (verb) {
                    case "EHLO" ->
                        say("250-stub\r\n" + (tls != null && !encrypted ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN");
                    case "STARTTLS" -> secure();
                    case "AUTH" -> {
                        login = new String(Base64.getDecoder().decode(line.split(" ")[2]), StandardCharsets.UTF_8)
                                .replace('\0', '/');
                        say(refusesLogins ? "535 5.7.8 not taken: " + line + " (" + login + ")" : "235 welcome");
                    }
                    case "MAIL" -> {
                        from = line;
                        say(refusal.isEmpty() ? "250 ok" : refusal);
                    }
                    case "RCPT" -> {
                        to.add(line.replaceAll(".*<|>.*", ""));
                        say("250 ok");
                    }
                    case "DATA" -> data();
                    case "QUIT" -> {
                        if (breaksOff) {
                            socket.setSoLinger(true, 0); // closing it resets the connection then
                            return;
                        }
                        say("221 bye");
                        return;
                    }
                    default -> say("250 ok");
                }
            }
        }

        private void secure() throws IOException {
            say("220 go on");
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
            secure.setUseClientMode(false);
            secure.startHandshake();
            use(secure);
            encrypted = true;
        }

        private void data() throws IOException {
            say("354 go on");
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                lines.add(line.startsWith("..") ? line.substring(1) : line);
            }
            mails.add(new Mail(from, List.copyOf(to), lines, encrypted, login));
            say("250 queued as 4711");
        }

        private void say(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
