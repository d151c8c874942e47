/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message;

/**
 * Understands the messages of one program, or of one kind of device. It is used by one thread, for each line, and remembers nothing of
 * earlier ones but, where lines of one process complete each other, who its client was: no regular expressions, no exceptions whatever a
 * line holds. docs/syslog.md lists what each of them understands, and {@code golden/NAME.golden} of the tests shows it.
 */
public interface MessageParser {
    /** What documents call it in {@code syslog.parser}, in lower case, such as {@code sshd}. */
    String name();

    /**
     * Reads a message. Must be quick to say no: it is asked about lines of others, too.
     *
     * @param message a line, header taken off as far as there is one
     * @param event takes what the message says. The fields of the header are in it already, and the parser may put others in their
     *     place, as where a device does not follow the standards
     * @return whether it understood; if not, it has put nothing
     */
    boolean parse(SyslogMessage message, LogEvent event);
}
