/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML file as paths and texts. Scalars stay exactly as written: a password {@code 0123} is no number here. Nested
 * mappings and dotted keys mean the same.
 */
final class YamlFile {
    private final String option;
    private final Path file;
    private final GivenSettings given;
    private final Problems problems;

    /** Reads nothing yet; {@code option} is what names the file on the command line. */
    YamlFile(String option, Path file, GivenSettings given, Problems problems) {
        this.option = option;
        this.file = file;
        this.given = given;
        this.problems = problems;
    }

    void read() {
        try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file))) {
            readDocument(parser);
        } catch (NoSuchFileException e) {
            fail("does not exist; relative paths start at the working folder");
        } catch (CharacterCodingException e) {
            fail("is not UTF-8 text");
        } catch (JsonProcessingException e) {
            fail("is no valid YAML" + line(e) + reason(e));
        } catch (IOException e) {
            fail("cannot be read: " + e);
        }
    }

    private void fail(String message) {
        problems.add(new Problem(option, file.toString(), message, null));
    }

    /** Where. What nests too deep has no place, and of a character that YAML does not allow only the block is known that it is in. */
    private static String line(JsonProcessingException e) {
        @Nullable JsonLocation location = e.getLocation();
        return location == null || e.getCause() instanceof ReaderException ? "" : " at line " + location.getLineNr();
    }

    /** Why, without the lines of the file that the parser quotes: there may be secrets in them. */
    private static String reason(JsonProcessingException e) {
        String[] lines = String.valueOf(e.getOriginalMessage()).split("\n", -1);
        StringBuilder reason = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith(" ") && !line.isBlank()) {
                reason.append(reason.isEmpty() ? ": " : ", ").append(line.strip());
            }
        }
        return reason.toString();
    }

    private void readDocument(YAMLParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            readMapping(parser, "");
        } else if (first != null && first != JsonToken.VALUE_NULL) {
            fail("must hold settings, as KEY: VALUE lines");
            return;
        }
        JsonToken endOfDocument = parser.nextToken();
        if (endOfDocument != null || parser.nextToken() != null) {
            fail("holds more than one YAML document");
        }
    }

    private void readMapping(YAMLParser parser, String path) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = path.isEmpty() ? key : path + "." + key;
            switch (parser.nextToken()) {
                case START_OBJECT -> readMapping(parser, child);
                case START_ARRAY -> readList(parser, child);
                default -> give(child, new GivenSettings.Given(List.of(text(parser, child)), false));
            }
        }
    }

    private void give(String path, GivenSettings.Given value) {
        if (!given.add(path, value)) {
            problems.add(new Problem(path, null, "is given twice in " + file, null));
        }
    }

    /** A list of plain values is one value; the mappings of a list stand below their number, the first one below 1. */
    private void readList(YAMLParser parser, String path) throws IOException {
        List<String> items = new ArrayList<>();
        int number = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            number++;
            if (token == JsonToken.START_OBJECT) {
                readMapping(parser, path + "." + number);
            } else if (token == JsonToken.START_ARRAY) {
                problems.add(new Problem(path, null, "is a list within a list", null));
                parser.skipChildren();
            } else {
                items.add(text(parser, path));
            }
        }
        if (items.size() == number) {
            give(path, new GivenSettings.Given(items, true));
        } else if (!items.isEmpty()) {
            problems.add(new Problem(
                    path, given.shown(path, items.get(0)), "is a plain value between groups of settings", null));
        }
    }

    private String text(YAMLParser parser, String path) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(new Problem(path, null, "uses a YAML alias (*name); write the value itself", null));
        }
        @Nullable String text = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        return text == null ? "" : text;
    }
}
