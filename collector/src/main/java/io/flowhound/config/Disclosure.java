/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be shown of what people have written: nothing that could be a secret. What stands at a wrong place counts too, such
 * as a password in a URL, since those are the values that messages are about.
 */
final class Disclosure {
    private static final String NAMES = "key|pass|secret|token|auth|cookie|credential";
    private static final Pattern SECRET_NAME = Pattern.compile(NAMES, Pattern.CASE_INSENSITIVE);
    /** {@code Authorization: Bearer x}, also where the colon was forgotten, and all behind it. */
    private static final Pattern HEADER =
            Pattern.compile("(?is)((?:^|,)\\s*[\\w-]*(?:" + NAMES + ")[\\w-]*(?:\\s*+[:=]\\s*+|\\s++))(?!\\*{8}$).+$");
    /** {@code "routing_key": "x"}, but not {@code "dedup_key": "${event.id}"}. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"[^\"]*(?:" + NAMES + ")[^\"]*\"\\s*:\\s*\")(?!\\$\\{[^\"}]*}\")(?:[^\"\\\\]|\\\\.)+");

    private static final Pattern IN_URL = Pattern.compile("//[^\\s\"'<>]*@");
    private static final Pattern WITHOUT_SCHEME = Pattern.compile("^[^\\s:/@{\"]+:(?!//)\\S*@(?=\\S+$)");
    /** What is of no use to anybody else, whatever it was meant for. */
    private static final Pattern HARMLESS = Pattern.compile("[0-9][0-9.]{0,9}[a-zA-Z%]{0,3}|true|false");
    /** Longer ones are not shown of settings that we do not know. */
    private static final int SHORT = 12;
    /** Edits between two keys of which one is a typo of the other. */
    private static final int CLOSE = 2;

    private final List<Setting> settings;

    Disclosure(List<Setting> settings) {
        this.settings = settings;
    }

    /**
     * A value as it may be shown.
     *
     * @param path where it stands, which may be no setting
     * @param meant the setting that was probably meant, when it is none
     */
    @Nullable
    String of(String path, @Nullable String meant, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Setting setting = at(path);
        if (setting != null) {
            return of(setting, text);
        }
        Setting near = meant == null || isFar(path, meant) ? null : at(meant);
        boolean hidden = SECRET_NAME.matcher(path).find()
                || (near == null ? isHidden(path, text) : near.isSecret() || near.isSensitive());
        return hidden ? Secret.MASK : mask(near == null ? String.class : near.valueType(), text);
    }

    /** What is suggested for want of anything better says nothing of the value. */
    private static boolean isFar(String path, String meant) {
        return Suggestions.edits(lastKey(path), lastKey(meant)) > CLOSE;
    }

    private static String lastKey(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private String of(Setting setting, String text) {
        if (setting.isSecret() || (setting.isGroups() && hasSecretBelow(setting.path()))) {
            return Secret.MASK;
        }
        return setting.isSensitive() ? careful(text) : mask(setting.valueType(), text);
    }

    /** Of a setting that is none. */
    private boolean isHidden(String path, String text) {
        String section = path.replaceFirst("\\..*", "");
        boolean near = settings.stream().anyMatch(setting -> setting.path().startsWith(section + "."))
                ? hasSecretBelow(section)
                : text.length() >= SHORT;
        return near && !HARMLESS.matcher(text).matches();
    }

    private boolean hasSecretBelow(String path) {
        return settings.stream()
                .anyMatch(setting -> setting.isSecret() && setting.path().startsWith(path + "."));
    }

    private @Nullable Setting at(String path) {
        return settings.stream()
                .filter(setting -> setting.path().equals(path) || setting.takes(path))
                .findFirst()
                .orElse(null);
    }

    /** A text without log-in data in URLs, and URLs without their parameters. */
    static String mask(Class<?> type, String text) {
        if (type == Secret.class || text.contains("PRIVATE KEY-----")) {
            return Secret.MASK;
        }
        if (type == URI.class) {
            String bare = text.replaceFirst("(?s)//.*@", "//" + Secret.MASK + "@")
                    .replaceFirst("(?s)([?#]).{4,}", "$1" + Secret.MASK);
            return WITHOUT_SCHEME.matcher(bare).replaceFirst(Secret.MASK + "@");
        }
        String bare = IN_URL.matcher(text).replaceAll("//" + Secret.MASK + "@");
        return WITHOUT_SCHEME.matcher(bare).replaceFirst(Secret.MASK + "@");
    }

    /** A header without its value, or JSON without those of members, where their names tell of a secret. */
    static String careful(String text) {
        String bare = mask(String.class, text);
        return bare.stripLeading().startsWith("{")
                ? MEMBER.matcher(bare).replaceAll("$1" + Secret.MASK)
                : HEADER.matcher(bare).replaceAll("$1" + Secret.MASK);
    }
}
