/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowhound.config.Configuration;
import io.flowhound.config.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifyCheckTest {
    private static Check.Result check(String... settings) throws ConfigurationException {
        return new NotifyCheck().run(Configuration.load(null, List.of(settings), Map.of()));
    }

    @Test
    void noChannel_matters_onlyWhenThereIsAHunt() throws Exception {
        assertThat(check().nextStep()).isNull();
        assertThat(check("pivot.enabled=true").nextStep()).contains("./flowhound notify --test");
    }

    @Test
    void channels_areNamed() throws Exception {
        Check.Result result = check("notify.ntfy.1.name=phone", "notify.ntfy.1.topic=t");

        assertThat(result.summary()).contains("alerts are told by phone");
        assertThat(result.nextStep()).isNull();
    }

    @Test
    void secretsInTheClear_areWarnedOf() throws Exception {
        Check.Result result = check(
                "notify.webhooks.1.name=chat",
                "notify.webhooks.1.url=http://chat.example",
                "notify.webhooks.1.secret-headers=X-Key: 1",
                "notify.mail.1.name=soc",
                "notify.mail.1.host=h",
                "notify.mail.1.encryption=none",
                "notify.mail.1.user=u",
                "notify.mail.1.password=p",
                "notify.mail.1.from=a@b",
                "notify.mail.1.to=a@b");

        assertThat(result.ok()).isTrue();
        assertThat(result.nextStep()).contains("chat sends its secret headers").contains("soc sends its password");
    }
}
