/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A topic of an ntfy server. */
@Doc("A topic of ntfy, at ntfy.sh or on a server of one's own.")
public record NotifyNtfy(
        @Doc(
                "How it is called in logs, metrics and `notify --channel`. What has been told is remembered under this name.")
        @Required
        String name,

        @Doc("Address of the server.") @Default("https://ntfy.sh")
        URI server,

        @Doc("The topic. On ntfy.sh whoever knows it can read it: take one that cannot be guessed.") @Required
        Secret topic,

        @Doc("Access token (`tk_...`), where the topic is protected.") @Nullable
        Secret token,

        @Doc("Alerts below this severity are not told here.") @Default("low")
        NotifySeverity minSeverity)
        implements Section {
    private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");

    @Override
    public void check(SectionProblems problems) {
        Notify.checkName(name, problems);
        if (!TOPIC.matcher(topic.reveal()).matches()) {
            problems.add("topic", topic, "is no topic: 1 to 64 letters, digits, '-' and '_'", null);
        }
        problems.key("token", token);
    }
}
