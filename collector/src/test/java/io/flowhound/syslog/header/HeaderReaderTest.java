/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.syslog.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.flowhound.syslog.message.SyslogMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderReaderTest {
    private static final long LATEST = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();

    private final HeaderReader reader = new HeaderReader();

    /** Time, host, program and process; a dash for what is missing. */
    private static String summary(Header header) {
        long millis = header.time().millis(ZoneOffset.UTC, LATEST);
        String time = millis == SyslogMessage.NO_TIME
                ? "-"
                : Instant.ofEpochMilli(millis).toString();
        return String.join(" ", time, orDash(header.hostname()), orDash(header.program()), orDash(header.pid()));
    }

    private static String orDash(String text) {
        return text == null ? "-" : text;
    }

    static Stream<Arguments> linesByRfc3164() {
        return Stream.of(
                // usual ones
                arguments(
                        "<13>Nov 22 04:11:00 web1 cron[77]: job done", "2026-11-22T04:11:00Z web1 cron 77", "job done"),
                arguments("Nov  2 04:11:00 web1 cron: job done", "2026-11-02T04:11:00Z web1 cron -", "job done"),
                arguments("<13>Nov 2 04:11:00 web1 cron: job", "2026-11-02T04:11:00Z web1 cron -", "job"),
                arguments("<13> Nov 22 04:11:00   web1   cron:   job ", "2026-11-22T04:11:00Z web1 cron -", "job"),
                arguments("<13>NOV 22 4:11:00 web1 cron:job", "2026-11-22T04:11:00Z web1 cron -", "job"),
                arguments("<13>Nov 22 04:11:00.250 web1 a: b", "2026-11-22T04:11:00.250Z web1 a -", "b"),
                // no host, no program
                arguments("<13>Nov 22 04:11:00 cron[77]: job", "2026-11-22T04:11:00Z - cron 77", "job"),
                arguments("<13>Nov 22 04:11:00 DENY: IN=eth0", "2026-11-22T04:11:00Z - DENY -", "IN=eth0"),
                arguments("<13>Nov 22 04:11:00 [sshd]: no", "2026-11-22T04:11:00Z - sshd -", "no"),
                arguments("<13>Nov 22 04:11:00 [sshd] no", "2026-11-22T04:11:00Z - sshd -", "no"),
                arguments("<13>Nov 22 04:11:00 web1 alone", "2026-11-22T04:11:00Z web1 - -", "alone"),
                arguments("<13>Nov 22 04:11:00 alone", "2026-11-22T04:11:00Z - - -", "alone"),
                arguments("<13>Nov 22 04:11:00 web1 [x-1] IN=a", "2026-11-22T04:11:00Z web1 - -", "[x-1] IN=a"),
                arguments("<27>xapi: [error] gone", "- - xapi -", "[error] gone"),
                arguments("<30>box1 dropbear[12]: hello", "- box1 dropbear 12", "hello"),
                arguments(
                        "Nov 22 04:11:00 web1 last message repeated 3 times",
                        "2026-11-22T04:11:00Z web1 - -",
                        "last message repeated 3 times"),
                arguments(
                        "Nov 22 04:11:00 last message repeated 3 times",
                        "2026-11-22T04:11:00Z - - -",
                        "last message repeated 3 times"),
                // hosts
                arguments("<13>Nov 22 04:11:00 192.0.2.7 su: x", "2026-11-22T04:11:00Z 192.0.2.7 su -", "x"),
                arguments("<13>Nov 22 04:11:00 2001:db8::7 su: x", "2026-11-22T04:11:00Z 2001:db8::7 su -", "x"),
                arguments(
                        "<13>Nov 22 04:11:00 a_b.example-1.net su: x",
                        "2026-11-22T04:11:00Z a_b.example-1.net su -",
                        "x"),
                arguments("<13>Nov 22 04:11:00 - su: x", "2026-11-22T04:11:00Z - su -", "x"),
                arguments(
                        "<13>Nov 22 04:11:00 Message forwarded from aix3: sshd[9]: x",
                        "2026-11-22T04:11:00Z aix3 sshd 9",
                        "x"),
                // programs
                arguments("Nov 22 04:11:00 h postfix/smtpd[7]: x", "2026-11-22T04:11:00Z h postfix/smtpd 7", "x"),
                arguments("Nov 22 04:11:00 h su(pam_unix)[7]: x", "2026-11-22T04:11:00Z h su(pam_unix) 7", "x"),
                arguments("Nov 22 04:11:00 h rsyslogd-2177: x", "2026-11-22T04:11:00Z h rsyslogd-2177 -", "x"),
                arguments("Nov 22 04:11:00 h org.gnome.Shell[7]: x", "2026-11-22T04:11:00Z h org.gnome.Shell 7", "x"),
                arguments("Nov 22 04:11:00 h /usr/sbin/cron[7]: x", "2026-11-22T04:11:00Z h /usr/sbin/cron 7", "x"),
                arguments("Nov 22 04:11:00 h gdm-password][7]: x", "2026-11-22T04:11:00Z h gdm-password] 7", "x"),
                arguments("Nov 22 04:11:00 h gdm-password]: x", "2026-11-22T04:11:00Z h gdm-password] -", "x"),
                arguments("Nov 22 04:11:00 h polkitd(a=b): x", "2026-11-22T04:11:00Z h polkitd(a=b) -", "x"),
                arguments("Nov 22 04:11:00 h auth.info su[7]: x", "2026-11-22T04:11:00Z h su 7", "x"),
                arguments("Sun Nov 22 04:11:00 2026 auth.info su[7]: x", "2026-11-22T04:11:00Z - su 7", "x"),
                arguments("Sun Nov 22 04:11:00 2026 kern.warn kernel: x", "2026-11-22T04:11:00Z - kernel -", "x"),
                arguments("<13>Nov 22 04:11:00 mail.info su[7]: x", "2026-11-22T04:11:00Z mail.info su 7", "x"),
                arguments("<13>Nov 22 04:11:00 (\"A,0,v1\") su[7]: x", "2026-11-22T04:11:00Z - su 7", "x"),
                arguments("Nov 22 04:11:00 h Chrome Helper[7]: x", "2026-11-22T04:11:00Z h Chrome Helper 7", "x"),
                arguments("Nov 22 04:11:00 h tag[7] what it says", "2026-11-22T04:11:00Z h tag 7", "what it says"),
                arguments("Nov 22 04:11:00 h tag what it says", "2026-11-22T04:11:00Z h tag -", "what it says"),
                arguments("Nov 22 04:11:00 h kernel: [ 12.5] up", "2026-11-22T04:11:00Z h kernel -", "[ 12.5] up"),
                arguments("Nov 22 04:11:00 h kernel:[in]IN=a", "2026-11-22T04:11:00Z h kernel -", "[in]IN=a"),
                // years
                arguments("Oct 10 2018 12:34:56 h a: b", "2018-10-10T12:34:56Z h a -", "b"),
                arguments("Oct 10 12:34:56 2018 h a: b", "2018-10-10T12:34:56Z h a -", "b"),
                arguments("2015 Nov 13 13:40:01 h a: b", "2015-11-13T13:40:01Z h a -", "b"),
                arguments("77 2015 Nov 13 13:40:01 h a: b", "2015-11-13T13:40:01Z h a -", "b"),
                arguments("Wed Oct 10 12:34:56 2018 h a: b", "2018-10-10T12:34:56Z h a -", "b"),
                arguments("Tue, 13 Nov 2015 13:40:01 h a: b", "2015-11-13T13:40:01Z h a -", "b"),
                arguments("<13>jan/02/2026 12:00:00 h a: b", "2026-01-02T12:00:00Z h a -", "b"),
                arguments("Dec 31 23:59:59 h a: b", "2025-12-31T23:59:59Z h a -", "b"),
                arguments("Feb 29 12:00:00 h a: b", "2024-02-29T12:00:00Z h a -", "b"),
                // ISO 8601
                arguments("<13>2026-11-22T04:11:00.123456+01:00 h a: b", "2026-11-22T03:11:00.123Z h a -", "b"),
                arguments("<13>2026-11-22T04:11:00Z h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("<13>2026-11-22T04:11:00 h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("<13>2026-11-22 04:11:00,5-0730 h a: b", "2026-11-22T11:41:00.500Z h a -", "b"),
                arguments("<13>2026/11/22 04:11:00 h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                // epoch
                arguments(
                        "<134>1 1795320660.774247467 branch1 urls src=10.0.0.5:1",
                        "2026-11-22T04:11:00.774Z branch1 urls -",
                        "src=10.0.0.5:1"),
                arguments("<134>1795320660 h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("<134>1795320660123 h a: b", "2026-11-22T04:11:00.123Z h a -", "b"),
                // zones behind the time
                arguments("Nov 22 04:11:00 CET h a: b", "2026-11-22T03:11:00Z h a -", "b"),
                arguments("Nov 22 04:11:00 +02:00 h a: b", "2026-11-22T02:11:00Z h a -", "b"),
                arguments("Nov 22 04:11:00 IST h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("Nov 22 04:11:00 NAS a: b", "2026-11-22T04:11:00Z NAS a -", "b"),
                arguments("Thu Nov 22 04:11:00 EST 2018 h a: b", "2018-11-22T09:11:00Z h a -", "b"),
                // others in front
                arguments("\uFEFF<13>Nov 22 04:11:00 h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("<13>\uFEFFNov 22 04:11:00 h a: b", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("<13>Nov 22 04:11:00 h a: b\r\n\0", "2026-11-22T04:11:00Z h a -", "b"),
                arguments("<13>Nov 22 04:11:00 h a: b\0c", "2026-11-22T04:11:00Z h a -", "b\0c"));
    }

    static Stream<Arguments> linesOfDevices() {
        return Stream.of(
                arguments(
                        "<189>123: *Mar  1 18:48:50.483 UTC: %SYS-5-CONFIG_I: Configured",
                        "2026-03-01T18:48:50.483Z - %SYS-5-CONFIG_I -", "Configured"),
                arguments(
                        "<189>29: router1: 000032: .Mar  1 18:48:50: %SYS-5-CONFIG_I: Configured",
                        "2026-03-01T18:48:50Z router1 %SYS-5-CONFIG_I -", "Configured"),
                arguments(
                        "<189>29: 192.0.2.1: Mar  1 18:48:50.1 CEST: %A-5-B: c",
                        "2026-03-01T16:48:50.100Z 192.0.2.1 %A-5-B -", "c"),
                arguments("<189>29: %SYS-5-RESTART: System restarted", "- - %SYS-5-RESTART -", "System restarted"),
                arguments("<187>: 2019 Mar  6 15:36:21.1 UTC: %A-3-B: c", "2019-03-06T15:36:21.100Z - %A-3-B -", "c"),
                arguments("<187>: 2019 Mar  6 15:36:21 XYZT: %A-3-B: c", "2019-03-06T15:36:21Z - %A-3-B -", "c"),
                arguments("<189>2019 Mar  6 15:36:21 sw1 %A-5-B: c", "2019-03-06T15:36:21Z sw1 %A-5-B -", "c"),
                arguments(
                        "<189>12: RP/0/RSP0/CPU0:Mar  6 15:36:21.1 UTC: config[65]: %MGBL-SYS-5-CONFIG_I : c",
                        "2026-03-06T15:36:21.100Z - config 65", "%MGBL-SYS-5-CONFIG_I : c"),
                arguments(
                        "<189>12: xr1 RP/0/RSP0/CPU0:Mar  6 15:36:21.1 UTC: config[65]: %A-5-B : c",
                        "2026-03-06T15:36:21.100Z xr1 config 65", "%A-5-B : c"),
                arguments(
                        "<134>wlc1: *Dot1x_Task: Mar 06 15:36:21.1: %DOT1X-3-A: c",
                        "2026-03-06T15:36:21.100Z wlc1 %DOT1X-3-A -", "c"),
                arguments("%ASA-6-605005: Login permitted", "- - %ASA-6-605005 -", "Login permitted"),
                arguments("<166>Mar 06 2019 15:36:21: %ASA-6-1: c", "2019-03-06T15:36:21Z - %ASA-6-1 -", "c"),
                arguments("<166>Mar 06 2019 15:36:21 fw1 : %ASA-6-1: c", "2019-03-06T15:36:21Z fw1 %ASA-6-1 -", "c"),
                arguments("<166>:Mar 06 15:36:21 EDT: %ASA-s-6-1: c", "2026-03-06T19:36:21Z - %ASA-s-6-1 -", "c"),
                arguments("<30>myapp: 2024-01-01 12:00:00 ERROR no", "- - myapp -", "2024-01-01 12:00:00 ERROR no"),
                arguments(
                        "<14>Nov 22 04:11:00 PA-220 1,2026/11/22 04:11:00,01,TRAFFIC",
                        "2026-11-22T04:11:00Z PA-220 - -",
                        "1,2026/11/22 04:11:00,01,TRAFFIC"),
                arguments(
                        "<30>Nov 22 04:11:00 MikroTik firewall,info in: x",
                        "2026-11-22T04:11:00Z MikroTik - -",
                        "firewall,info in: x"),
                arguments(
                        "<13>Nov 22 04:11:00 DC1 MSWinEventLog\t1\tSecurity",
                        "2026-11-22T04:11:00Z DC1 - -",
                        "MSWinEventLog\t1\tSecurity"),
                arguments(
                        "<13>Nov 22 04:11:00 #001 MSWinEventLog 0#011Security",
                        "2026-11-22T04:11:00Z - - -",
                        "MSWinEventLog 0#011Security"),
                arguments(
                        "<166>2026-11-22T04:11:00.001Z esx1 Hostd: info hostd[20] [Originator@6876 sub=x] y",
                        "2026-11-22T04:11:00.001Z esx1 Hostd -",
                        "info hostd[20] [Originator@6876 sub=x] y"),
                arguments("<14>Nov 22 04:11:00 h CEF:0|a|b|1", "2026-11-22T04:11:00Z h - -", "CEF:0|a|b|1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    date=2026-11-22 time=04:11:00 a=b | 2026-11-22T04:11:00Z
                    date=2026-11-22,time=04:11:00,a=b | 2026-11-22T04:11:00Z
                    date=2026-11-22 time=04 | -
                    date=2026-11-22 time= | -
                    {"EventTime":"2026-11-22 04:11:00"} | 2026-11-22T04:11:00Z
                    {"EventTime":"2026-11-22T04:11:00.5+01:00"} | 2026-11-22T03:11:00.500Z
                    {"a":"\\"EventTime\\":\\"2020-01-01 00:00:00\\","EventTime":"2026-11-22 04:11:00"} | 2026-11-22T04:11:00Z
                    {"EventTime":"now"} | -
                    {"EventTime":" | -
                    """)
    void read_noHeader_takesTimeOfFields(String line, String time) {
        Header header = reader.read(line);
        assertThat(summary(header)).isEqualTo(time + " - - -");
        assertThat(header.text()).isEqualTo(line);
        assertThat(header.problem()).isEqualTo(Problem.NO_HEADER);
    }

    @ParameterizedTest
    @MethodSource({"linesByRfc3164", "linesOfDevices"})
    void line_isTakenApart(String line, String expected, String text) {
        Header header = reader.read(line);
        assertThat(summary(header)).isEqualTo(expected);
        assertThat(header.text()).isEqualTo(text);
        assertThat(header.format()).isEqualTo(Header.Format.RFC3164);
        assertThat(header.problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firewall,info input: in:ether1",
                "date=2026-11-22 time=04:11:00 devname=\"fw\"",
                "[  123.456] usb 1-1: new device",
                "this is no header",
                "Foo 22 04:11:00 h a: b",
                "Nov 32 04:11:00 h a: b",
                "Nov 22 25:11:00 h a: b",
                "13 Nov 22 04:11:00 h a: b",
                "x"
            })
    void lineWithoutHeader_isItsOwnText(String line) {
        for (String priority : List.of("", "<13>")) {
            Header header = reader.read(priority + line);
            assertThat(header.format()).isEqualTo(Header.Format.NONE);
            assertThat(header.text()).isEqualTo(line);
            assertThat(header.problem()).isEqualTo(Problem.NO_HEADER);
            assertThat(header.priority()).isEqualTo(priority.isEmpty() ? SyslogMessage.NONE : 13);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<192>", "<-1>", "<abc>", "<>", "<1", "<1234>", "<13 >", "< 13>"})
    void impossiblePriority_leavesTheWholeLine(String priority) {
        String line = priority + "Nov 22 04:11:00 h a: b";
        Header header = reader.read(line);
        assertThat(header.text()).isEqualTo(line);
        assertThat(header.priority()).isEqualTo(SyslogMessage.NONE);
        assertThat(header.problem()).isEqualTo(Problem.BAD_PRIORITY);
    }

    @Test
    void nothingButPriority_isItsOwnText() {
        assertThat(reader.read("<13>").text()).isEqualTo("<13>");
    }

    @Test
    void facilityAndSeverityInWords_areThePriority() {
        Header header = reader.read("Nov 22 04:11:00 h user.info kernel: x");
        assertThat(summary(header)).isEqualTo("2026-11-22T04:11:00Z h kernel -");
        assertThat(header.priority()).isEqualTo(14);
    }

    @Test
    void escapedTabs_areTabsForParsers() {
        Header header = reader.read("<13>Nov 22 04:11:00 h MSWinEventLog#0111#011x");
        assertThat(header.message(SyslogMessage.NO_TIME).text()).isEqualTo("MSWinEventLog\t1\tx");
    }

    @Test
    void rfc5424_hasAllParts() {
        Header header = reader.read(
                "<165>1 2026-11-22T04:11:00.003+01:00 web1.example.org app 71 ID47 [a@1 x=\"1\" y=\"2\"][b z=\"\"] \uFEFFtext");
        assertThat(header.format()).isEqualTo(Header.Format.RFC5424);
        assertThat(summary(header)).isEqualTo("2026-11-22T03:11:00.003Z web1.example.org app 71");
        assertThat(header.messageId()).isEqualTo("ID47");
        assertThat(header.text()).isEqualTo("text");
        SyslogMessage message = header.message(0);
        assertThat(message.rfc5424()).isTrue();
        assertThat(message.structuredData()).isEqualTo(Map.of("a@1", Map.of("x", "1", "y", "2"), "b", Map.of("z", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<13>1 - - - - - - text", "<13>1  -  -  -  -  -  -  text"})
    void rfc5424_nilIsMissing(String line) {
        Header header = reader.read(line);
        assertThat(summary(header)).isEqualTo("- - - -");
        assertThat(header.format()).isEqualTo(Header.Format.RFC5424);
        assertThat(header.text()).isEqualTo("text");
    }

    @Test
    void rfc5424_withoutPriority_isRead() {
        Header header = reader.read("1 2026-11-22T04:11:00Z h app - - - text");
        assertThat(summary(header)).isEqualTo("2026-11-22T04:11:00Z h app -");
        assertThat(header.text()).isEqualTo("text");
    }

    @Test
    void rfc5424_cutOff_isReadAsFarAsItGoes() {
        Header header = reader.read("<13>1 2026-11-22T04:11:00Z h app");
        assertThat(summary(header)).isEqualTo("2026-11-22T04:11:00Z h app -");
        assertThat(header.text()).isEmpty();
    }

    @Test
    void structuredData_escapesAreUndone() {
        Header header = reader.read("<13>1 - - - - - [a q=\"\\\"\" b=\"x\\]y\" c=\"\\\\\" d=\"\\n\" d=\"2\"] t");
        assertThat(header.message(0).structuredData())
                .isEqualTo(Map.of("a", Map.of("q", "\"", "b", "x]y", "c", "\\", "d", "\\n, 2")));
        assertThat(header.text()).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a b=\"c", "[a b=c] t", "[] t", "[a b=\"c\"x] t", "text without data"})
    void structuredData_malformed_isLeftInTheMessage(String rest) {
        Header header = reader.read("<13>1 2026-11-22T04:11:00Z h app 1 - " + rest);
        assertThat(header.text()).isEqualTo(rest);
        assertThat(header.problem()).isEqualTo(Problem.BAD_STRUCTURED_DATA);
        assertThat(header.message(0).structuredData()).isEmpty();
        assertThat(header.program()).isEqualTo("app");
    }

    @Test
    void names_areBounded() {
        String name = "n".repeat(600);
        assertThat(reader.read("<13>Nov 22 04:11:00 " + name + " a: b").hostname())
                .isNull();
        assertThat(reader.read("<13>Nov 22 04:11:00 h " + name + "[1]: b").program())
                .isNull();
        assertThat(reader.read("<13>1 - " + name + " - - - - b").hostname()).hasSize(512);
    }
}
