/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog;

import io.flowhound.schema.IpAddress;
import io.flowhound.schema.LogField;
import io.flowhound.syslog.header.Header;
import io.flowhound.syslog.header.HeaderReader;
import io.flowhound.syslog.header.Priorities;
import io.flowhound.syslog.header.Problem;
import io.flowhound.syslog.message.Cursor;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.MessageParser;
import io.flowhound.syslog.message.SyslogMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the fields of a document of one line: header, time and message. What follows from these, {@link Completion} adds. */
final class LineReader {
    private static final Logger log = LoggerFactory.getLogger(LineReader.class);
    /** The longest message that is received: one that is as long was probably cut. */
    static final int LONGEST = 65_535;

    private static final int LONGEST_PID = 10;

    private final HeaderReader headers = new HeaderReader();
    private final LineTime time;
    private final MessageParsers parsers;
    private @Nullable Problem unparsed;
    private boolean failed;
    private boolean explained;

    LineReader(SyslogSettings settings) {
        this(settings, new MessageParsers());
    }

    LineReader(SyslogSettings settings, MessageParsers parsers) {
        this.time = new LineTime(settings);
        this.parsers = parsers;
    }

    /** Goes by other zones from now on. */
    void use(SyslogSettings settings) {
        time.use(settings);
    }

    /**
     * Reads a line.
     *
     * @param arrival when it arrived, milliseconds since 1970
     * @param sender who sent it; :: when that is not known
     * @param event takes the fields; what was in it is forgotten
     * @return who understood the message; null when nobody did
     */
    @Nullable
    MessageParser read(byte[] octets, int offset, int length, long arrival, IpAddress sender, LogEvent event) {
        Header header = headers.read(LineText.of(octets, offset, length));
        time.conclude(header.time(), arrival, sender);
        SyslogMessage message = header.message(time.stated());
        envelope(header, message, arrival, sender, event);
        MessageParser parser = null;
        failed = false;
        try {
            parser = parsers.parse(message, event);
        } catch (RuntimeException bug) {
            failed = true;
            explain(message, bug);
            envelope(header, message, arrival, sender, event); // what it had put by then may be wrong
            event.add(LogField.TAGS, "parser-failed");
        }
        time.judge(event, arrival);
        remarks(header, parser != null, length, event);
        return parser;
    }

    /** Everything that is known of a line without its meaning. */
    private void envelope(Header header, SyslogMessage message, long arrival, IpAddress sender, LogEvent event) {
        event.clear();
        time(arrival, event);
        event.put(LogField.MESSAGE, header.text());
        priority(header, event);
        names(header, event);
        if (sender.high() != 0 || sender.low() != 0) {
            event.put(LogField.SYSLOG_SENDER_IP, sender);
        }
        event.put(LogField.LOG_SYSLOG_STRUCTURED_DATA, message.structuredData());
    }

    /** A parser that fails is a bug of ours, and costs a line its meaning, not the line. */
    private void explain(SyslogMessage message, RuntimeException bug) {
        if (!explained) {
            explained = true;
            log.error(
                    "a parser failed on a log line, which is stored without its meaning (tag parser-failed); please report it: {}",
                    message.line().replaceAll("\\p{Cntrl}", "?"),
                    bug);
        }
    }

    /** Why nothing of the line that was read last could be read; null when something could. */
    @Nullable
    Problem unparsed() {
        return unparsed;
    }

    /** Whether a parser failed on the line that was read last. */
    boolean failed() {
        return failed;
    }

    private void time(long arrival, LogEvent event) {
        event.put(LogField.TIMESTAMP, time.millis())
                .put(LogField.EVENT_CREATED, arrival)
                .put(LogField.SYSLOG_TIME_SOURCE, time.source().text());
        if (time.source() == LineTime.Source.ARRIVAL && time.stated() != SyslogMessage.NO_TIME) {
            event.put(LogField.EVENT_START, time.stated());
        }
    }

    private static void priority(Header header, LogEvent event) {
        int priority = header.priority();
        if (header.problem() == Problem.BAD_PRIORITY) {
            event.put(LogField.LOG_LEVEL, Priorities.level(Priorities.INVALID_SEVERITY))
                    .put(LogField.LOG_SYSLOG_FACILITY_CODE, Priorities.INVALID_FACILITY)
                    .put(LogField.LOG_SYSLOG_FACILITY_NAME, Priorities.INVALID_FACILITY)
                    .put(LogField.LOG_SYSLOG_SEVERITY_CODE, Priorities.INVALID_SEVERITY)
                    .put(LogField.LOG_SYSLOG_SEVERITY_NAME, Priorities.severity(Priorities.INVALID_SEVERITY));
        } else if (priority != SyslogMessage.NONE) {
            event.put(LogField.LOG_LEVEL, Priorities.level(priority))
                    .put(LogField.LOG_SYSLOG_PRIORITY, priority)
                    .put(LogField.LOG_SYSLOG_FACILITY_CODE, priority / 8)
                    .put(LogField.LOG_SYSLOG_FACILITY_NAME, Priorities.facility(priority))
                    .put(LogField.LOG_SYSLOG_SEVERITY_CODE, priority % 8)
                    .put(LogField.LOG_SYSLOG_SEVERITY_NAME, Priorities.severity(priority));
        }
    }

    private static void names(Header header, LogEvent event) {
        String program = header.program();
        String pid = header.pid();
        event.put(LogField.SYSLOG_FORMAT, header.format().text())
                .put(LogField.HOST_HOSTNAME, header.hostname())
                .put(LogField.LOG_SYSLOG_HOSTNAME, header.hostname())
                .put(LogField.LOG_SYSLOG_APPNAME, program)
                .put(LogField.LOG_SYSLOG_PROCID, pid)
                .put(LogField.LOG_SYSLOG_MSGID, header.messageId());
        if (header.format() == Header.Format.RFC5424) {
            event.put(LogField.LOG_SYSLOG_VERSION, "1");
        }
        if (program != null) {
            event.put(LogField.PROCESS_NAME, processName(program));
        }
        if (pid != null && pid.length() <= LONGEST_PID) {
            Cursor digits = new Cursor(pid);
            long number = digits.number();
            if (number != Cursor.NO_NUMBER && digits.atEnd()) {
                event.put(LogField.PROCESS_PID, number);
            }
        }
    }

    /** The program without its part (postfix/smtpd), its folder (/usr/sbin/cron) and GDM's bracket (gdm-password]). */
    private static String processName(String program) {
        if (program.endsWith("]")) {
            return program.substring(0, program.length() - 1);
        }
        int slash = program.indexOf('/');
        if (slash > 0) {
            return program.substring(0, slash);
        }
        return slash < 0 ? program : program.substring(program.lastIndexOf('/') + 1);
    }

    private void remarks(Header header, boolean understood, int length, LogEvent event) {
        Problem problem = header.problem();
        boolean none = header.format() == Header.Format.NONE;
        unparsed = none && !understood ? problem : null;
        if (unparsed != null) {
            event.add(LogField.TAGS, "unparsed");
        }
        // Devices without a header whose messages are understood, such as Fortinet's, leave nothing to complain of.
        if (problem != null && (unparsed != null || !none)) {
            event.put(LogField.ERROR_MESSAGE, problem.text());
        }
        if (length >= LONGEST) {
            event.add(LogField.TAGS, "truncated");
        }
    }
}
