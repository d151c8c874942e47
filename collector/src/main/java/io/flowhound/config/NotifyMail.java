/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People who are told by mail. */
@Doc("People who are told by mail.")
public record NotifyMail(
        @Doc(
                "How it is called in logs, metrics and `notify --channel`. What has been told is remembered under this name.")
        @Required
        String name,

        @Doc("Name of the mail server (SMTP).") @Required String host,

        @Doc("Its TCP port. Without it 587 with `starttls`, 465 with `tls`, 25 with `none`.")
        @Nullable
        @Range(min = "1", max = "65535")
        Integer port,

        @Doc("`starttls`: TLS is asked for, and nothing is sent without; `tls`: from the beginning; `none`.")
        @Default("starttls")
        MailEncryption encryption,

        @Doc("User name, where the server asks for one.") @Nullable
        String user,

        @Doc("Password of that user.") @Nullable Secret password,

        @Doc("Address that the mail comes from.") @Required String from,

        @Doc("Addresses that it goes to.") List<String> to,

        @Doc("Alerts below this severity are not told here.") @Default("low")
        NotifySeverity minSeverity)
        implements Section {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");

    public NotifyMail {
        to = List.copyOf(to);
    }

    @Override
    public void check(SectionProblems problems) {
        Notify.checkName(name, problems);
        checkAddress("from", from, problems);
        to.forEach(each -> checkAddress("to", each, problems));
        if (to.isEmpty()) {
            problems.add("to", null, "is missing: who is to get the mail?", null);
        }
        if (user != null && password == null) {
            problems.add("password", null, "is missing for the user", null);
        }
        if (user == null && password != null) {
            problems.add("user", null, "is missing for the password", null);
        }
    }

    private static void checkAddress(String key, String address, SectionProblems problems) {
        if (!ADDRESS.matcher(address).matches()) {
            problems.add(key, address, "is no mail address, such as soc@example.org", null);
        }
    }
}
