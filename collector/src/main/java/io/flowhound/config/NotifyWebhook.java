/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address that takes alerts as JSON over HTTP. */
@Doc("An address to which alerts are sent as JSON over HTTP.")
public record NotifyWebhook(
        @Doc(
                "How it is called in logs, metrics and `notify --channel`. What has been told is remembered under this name.")
        @Required
        String name,

        @Doc(
                "Its address, `http://` or `https://`. A secret, since with chats the address is all that one needs to write there.")
        @Required
        Secret url,

        @Doc(
                "What it expects: `slack`, `teams`, `discord`, `mattermost`, `matrix`, `gotify`, or any `json`: the alert document, or what `template` makes of it.")
        @Default("json")
        NotifyFormat format,

        @Doc("HTTP method, where it is neither POST nor, with `matrix`, PUT.") @Nullable
        String method,

        @Doc("Further headers, each as `Name: value`.") @Sensitive
        List<String> headers,

        @Doc("Further headers that are never shown, such as `Authorization: Bearer ${TOKEN}`.")
        List<Secret> secretHeaders,

        @Doc(
                "JSON with placeholders such as `${message}`, `${pivot.severity}`, `${event.url}`: [docs/alerting.md](alerting.md#templates). `${` means no environment variable here.")
        @Nullable
        @Verbatim
        @Sensitive
        String template,

        @Doc("The same in a file.") @Nullable Path templateFile,

        @Doc("Alerts below this severity are not told here.") @Default("low")
        NotifySeverity minSeverity)
        implements Section {
    private static final Pattern METHOD = Pattern.compile("POST|PUT|PATCH");
    private static final Pattern HEADER =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\t -~\\x80-\\xff]*)");
    /** What the HTTP client sets itself. */
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "idempotency-key");

    public NotifyWebhook {
        headers = List.copyOf(headers);
        secretHeaders = List.copyOf(secretHeaders);
    }

    @Override
    public void check(SectionProblems problems) {
        Notify.checkName(name, problems);
        String wrong = wrongUrl(url.reveal());
        if (wrong != null) {
            problems.add("url", url, wrong, null);
        }
        if (method != null && !METHOD.matcher(method).matches()) {
            problems.add("method", method, "must be POST, PUT or PATCH", null);
        }
        headers.forEach(header -> checkHeader("headers", Disclosure.careful(header), header, problems));
        secretHeaders.forEach(header -> checkHeader("secret-headers", header, header.reveal(), problems));
        if (template != null && templateFile != null) {
            problems.add("template-file", templateFile, "is given together with a template; give one of the two", null);
        }
        if ((template != null || templateFile != null) && format != NotifyFormat.JSON) {
            problems.add("format", format, "has a form of its own: leave it out, or the template", null);
        }
        problems.file("template-file", templateFile);
    }

    private static @Nullable String wrongUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null) {
                return "must begin with http:// or https:// and a host";
            }
            return uri.getRawUserInfo() == null
                    ? null
                    : "must not carry user and password; secret-headers takes 'Authorization: Basic ...'";
        } catch (URISyntaxException e) {
            return "is no URL, such as https://hooks.example.org/services/1";
        }
    }

    private static void checkHeader(String key, Object shown, String header, SectionProblems problems) {
        var matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            problems.add(key, shown, "must be 'Name: value', both of characters that HTTP takes", null);
        } else if (OURS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            problems.add(key, shown, "has a name that is set already", null);
        }
    }
}
