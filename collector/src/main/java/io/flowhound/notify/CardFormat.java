/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON that each kind of webhook expects. */
public enum CardFormat {
    /** The alert document with {@code notice.*}. */
    JSON {
        @Override
        ObjectNode write(Message message) {
            return message.fields();
        }
    },
    /** An incoming webhook of Slack: a message with an attachment, which has a colour. */
    SLACK {
        @Override
        ObjectNode write(Message message) {
            return attachment(message, slack(message.title()), slack(message.brief(MOST_SLACK)));
        }
    },
    /** The same of Mattermost, which takes Slack's form but Markdown for its text. */
    MATTERMOST {
        @Override
        ObjectNode write(Message message) {
            return attachment(message, message.title(), code(message.brief(MOST_CHAT)));
        }
    },
    /** An adaptive card for a workflow of Teams "when a webhook request is received". */
    TEAMS {
        @Override
        ObjectNode write(Message message) {
            ObjectNode root = object().put("type", "message");
            ObjectNode card = root.putArray("attachments")
                    .addObject()
                    .put("contentType", "application/vnd.microsoft.card.adaptive")
                    .putObject("content")
                    .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                    .put("type", "AdaptiveCard")
                    .put("version", "1.4");
            card.putArray("body")
                    .add(block(message.title()).put("weight", "Bolder").put("size", "Medium"));
            card.withArrayProperty("body")
                    .add(block(message.brief(MOST_CHAT).replace("\n", "\n\n")).put("wrap", true));
            if (!message.url().isEmpty()) {
                card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", message.linkName())
                        .put("url", message.url());
            }
            return root;
        }
    },
    /** A webhook of Discord: an embed. Nobody is mentioned, whatever the text contains. */
    DISCORD {
        @Override
        ObjectNode write(Message message) {
            ObjectNode root = object().put("username", "Flowhound");
            root.putObject("allowed_mentions").putArray("parse");
            ObjectNode embed = root.putArray("embeds").addObject();
            embed.put("title", message.title())
                    .put("description", code(message.brief(MOST_CHAT)))
                    .put("color", message.urgency().color());
            if (!message.url().isEmpty() && message.url().length() <= MOST_DISCORD_URL) {
                embed.put("url", message.url());
            }
            return root;
        }
    },
    /** An m.room.message event of Matrix. */
    MATRIX {
        @Override
        ObjectNode write(Message message) {
            return object().put("msgtype", "m.text")
                    .put("body", message.title() + "\n" + message.text())
                    .put("format", "org.matrix.custom.html")
                    .put(
                            "formatted_body",
                            "<strong>" + html(message.title()) + "</strong><pre>" + html(message.text()) + "</pre>");
        }
    },
    /** A message of Gotify, whose priorities go up to 10. */
    GOTIFY {
        @Override
        ObjectNode write(Message message) {
            ObjectNode root = object().put("title", message.title())
                    .put("message", message.brief(MOST_CHAT))
                    .put("priority", 2 * message.urgency().priority());
            if (!message.url().isEmpty()) {
                root.putObject("extras")
                        .putObject("client::notification")
                        .putObject("click")
                        .put("url", message.url());
            }
            return root;
        }
    };

    private static final int MOST_CHAT = 3_500;
    private static final int MOST_SLACK = 2_900;
    private static final int MOST_DISCORD_URL = 2_048;

    abstract ObjectNode write(Message message);

    private static ObjectNode object() {
        return Documents.JSON.createObjectNode();
    }

    private static ObjectNode block(String text) {
        return object().put("type", "TextBlock").put("text", text);
    }

    private static ObjectNode attachment(Message message, String title, String text) {
        ObjectNode root = object().put("text", title);
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment.put("color", String.format("#%06X", message.urgency().color()));
        attachment.put("fallback", title).put("title", title).put("text", text);
        if (!message.url().isEmpty()) {
            attachment.put("title_link", message.url());
        }
        return root;
    }

    /** Slack reads links and mentions between angle brackets. */
    private static String slack(String text) {
        return html(text);
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Markdown that shows a text as it is. */
    private static String code(String text) {
        return "```\n" + text.replace('`', '\'') + "\n```";
    }
}
