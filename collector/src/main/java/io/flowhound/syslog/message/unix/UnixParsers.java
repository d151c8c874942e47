/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.unix;

import io.flowhound.syslog.message.MessageParser;
import java.util.List;

/** The parsers of this package, those of the most frequent lines first. */
public final class UnixParsers {
    private UnixParsers() {}

    public static List<MessageParser> all() {
        return List.of(
                new SshdParser(),
                new PamParser(),
                new SudoParser(),
                new LogindParser(),
                new PostfixParser(),
                new DovecotParser(),
                new DropbearParser(),
                new SuParser(),
                new LoginParser(),
                new WrapperParser(),
                new XinetdParser(),
                new VsftpdParser(),
                new AccountsParser());
    }
}
