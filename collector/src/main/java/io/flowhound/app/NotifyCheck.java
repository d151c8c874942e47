/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import io.flowhound.config.Configuration;
import io.flowhound.config.MailEncryption;
import io.flowhound.config.NotifyMail;
import io.flowhound.config.NotifyWebhook;
import java.util.ArrayList;
import java.util.List;

/** Says who is told of alerts, and what of it lets others read along. Sends nothing: {@code notify --test} does. */
final class NotifyCheck implements Check {
    @Override
    public String name() {
        return "notify";
    }

    @Override
    public Result run(Configuration configuration) {
        List<String> names = configuration.notification().names();
        if (names.isEmpty()) {
            String summary = "nobody is told of alerts (section notify)";
            return configuration.pivot().enabled()
                    ? Result.warning(summary, "./flowhound notify --test shows an example configuration.")
                    : Result.ok(summary);
        }
        List<String> warnings = new ArrayList<>();
        for (NotifyWebhook webhook : configuration.notification().webhooks()) {
            if (webhook.url().reveal().startsWith("http://")
                    && !webhook.secretHeaders().isEmpty()) {
                warnings.add(
                        webhook.name() + " sends its secret headers without encryption: write https:// if it can.");
            }
        }
        for (NotifyMail mail : configuration.notification().mail()) {
            if (mail.encryption() == MailEncryption.NONE && mail.user() != null) {
                warnings.add(mail.name() + " sends its password without encryption: use starttls or tls if it can.");
            }
        }
        String summary = "alerts are told by " + String.join(", ", names) + " (./flowhound notify --test tries them)";
        return warnings.isEmpty() ? Result.ok(summary) : Result.warning(summary, String.join(" ", warnings));
    }
}
