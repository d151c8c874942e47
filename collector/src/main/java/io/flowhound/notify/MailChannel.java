/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages as plain text by SMTP. The key is the Message-ID, by which mail programs recognise one that comes again. */
public final class MailChannel implements Channel {
    private static final Logger log = LoggerFactory.getLogger(MailChannel.class);
    private static final String TIMEOUT_MILLIS = "15000";
    /** RFC 5322, section 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    private final MailSettings settings;
    private final LongSupplier clock;
    private final Session session;
    private final Mask mask;

    public MailChannel(MailSettings settings) {
        this(settings, System::currentTimeMillis, null);
    }

    /** A channel for which {@code tls} stands in for the JDK's trust store. */
    MailChannel(MailSettings settings, LongSupplier clock, @Nullable SSLContext tls) {
        this.settings = settings;
        this.mask = Mask.of(secrets(settings));
        this.clock = clock;
        Properties properties = properties(settings);
        if (tls != null) {
            properties.put("mail." + protocol() + ".ssl.socketFactory", tls.getSocketFactory());
        }
        this.session = Session.getInstance(properties, login(settings));
    }

    /** As they are sent: servers quote the line that they do not take. */
    private static List<String> secrets(MailSettings settings) {
        String password = settings.password();
        return password == null
                ? List.of()
                : List.of(password, base64(password), base64("\0" + settings.user() + "\0" + password));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Authenticator login(MailSettings settings) {
        String user = settings.user();
        String password = settings.password();
        if (user == null || password == null) {
            return null;
        }
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, password);
            }
        };
    }

    private String protocol() {
        return settings.encryption() == MailSettings.Encryption.TLS ? "smtps" : "smtp";
    }

    private Properties properties(MailSettings from) {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", protocol());
        properties.put(prefix + "host", from.host());
        properties.put(prefix + "port", Integer.toString(from.port()));
        properties.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "timeout", TIMEOUT_MILLIS);
        properties.put(prefix + "writetimeout", TIMEOUT_MILLIS);
        properties.put(prefix + "auth", Boolean.toString(from.user() != null));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        boolean starttls = from.encryption() == MailSettings.Encryption.STARTTLS;
        properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
        properties.put(prefix + "starttls.required", Boolean.toString(starttls));
        return properties;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String address() {
        return "mail " + settings.host() + ":" + settings.port() + " to " + String.join(", ", settings.to());
    }

    @Override
    public Urgency least() {
        return settings.least();
    }

    @Override
    public Outcome send(Message message) {
        try {
            Transport transport = session.getTransport();
            try {
                MimeMessage mail = mail(message);
                transport.connect();
                transport.sendMessage(mail, mail.getAllRecipients());
                String answer = transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : "";
                return Outcome.sent("answered " + mask.hide(oneLine(answer)));
            } finally {
                close(transport);
            }
        } catch (MessagingException e) {
            return Outcome.failed(mask.hide(words(e)));
        }
    }

    /** How a server takes leave changes nothing: what it has taken must not be sent again. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("the mail server broke off instead of taking leave", e);
        }
    }

    private MimeMessage mail(Message message) throws MessagingException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + message.key() + "@flowhound>");
            }
        };
        mail.setFrom(new InternetAddress(settings.from()));
        for (String to : settings.to()) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(to));
        }
        mail.setSubject(oneLine(message.title() + ": " + message.sentence()), StandardCharsets.UTF_8.name());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Flowhound-Severity", message.urgency().text());
        mail.setHeader(
                "Date", DATE.format(Instant.ofEpochMilli(clock.getAsLong()).atOffset(ZoneOffset.UTC)));
        mail.setText(message.text(), StandardCharsets.UTF_8.name());
        mail.saveChanges();
        return mail;
    }

    private static String words(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return "the server does not take user and password: " + oneLine(e.getMessage());
        }
        StringBuilder words = new StringBuilder(e instanceof SendFailedException ? "refused: " : "not sent: ");
        words.append(oneLine(e.getMessage()));
        for (Exception cause = e.getNextException(); cause != null; ) {
            words.append(": ").append(oneLine(HttpPoster.message(cause)));
            cause = cause instanceof MessagingException inner ? inner.getNextException() : null;
        }
        return words.toString();
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
