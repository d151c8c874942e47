/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.message.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.schema.LogField;
import io.flowhound.syslog.message.LogEvent;
import io.flowhound.syslog.message.SyslogMessage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FortigateTimeTest {
    private static final String REST = " devname=\"FG-Edge\" logid=\"0000000013\" type=\"traffic\" subtype=\"forward\""
            + " srcip=10.1.1.1 dstip=10.1.1.2 proto=6 action=\"accept\"";

    @ParameterizedTest
    @CsvSource({
        "eventtime=1795338907, 2026-11-22T09:15:07Z",
        "eventtime=1795338907369, 2026-11-22T09:15:07.369Z",
        "eventtime=1795338907369913, 2026-11-22T09:15:07.369Z",
        "eventtime=1795338907369913239, 2026-11-22T09:15:07.369Z",
        "date=2026-11-22 time=09:15:07 tz=\"+0100\", 2026-11-22T08:15:07Z",
        "date=2026-02-28 time=23:15:07 tz=-0530, 2026-03-01T04:45:07Z",
    })
    void parse_timeThatIsCertain_isTheTimeOfTheLine(String pairs, Instant expected) {
        assertThat(parsed(pairs).number(LogField.TIMESTAMP, 0)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "date=2026-11-22 time=09:15:07",
        "date=2026-02-30 time=09:15:07 tz=+0000",
        "date=2026-13-01 time=09:15:07 tz=+0000",
        "date=2026-11-22 time=29:15:07 tz=+0000",
        "date=2026-11-22 time=09:15:07 tz=*0000",
        "eventtime=17953389",
        "eventtime=99999999999",
    })
    void parse_timeThatIsNotCertain_isLeftToTheHeader(String pairs) {
        assertThat(parsed(pairs).has(LogField.TIMESTAMP)).isFalse();
    }

    @Test
    void parse_lineOfADevice_namesTheHost() {
        LogEvent event = parsed("eventtime=1795338907");
        assertThat(event.text(LogField.HOST_HOSTNAME)).isEqualTo("FG-Edge");
        assertThat(event.text(LogField.OBSERVER_NAME)).isEqualTo("FG-Edge");
    }

    private static LogEvent parsed(String pairs) {
        LogEvent event = new LogEvent();
        String line = pairs + REST;
        SyslogMessage message =
                new SyslogMessage(line, 189, false, SyslogMessage.NO_TIME, null, null, null, null, Map.of(), line);
        assertThat(new FortigateParser().parse(message, event)).isTrue();
        return event;
    }
}
