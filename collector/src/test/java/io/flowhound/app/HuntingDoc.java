/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page about hunts, in which the query and the result of each are generated between two comments. */
final class HuntingDoc {
    static final Path FILE = Path.of("../docs/hunting.md");

    private static final Path SEARCHES = Path.of("../kibana-dashboards/searches");
    private static final Pattern RESULT =
            Pattern.compile("<!-- (hunt-[a-z-]+): ([a-z_., ]+) -->\n.*?<!-- end of it -->", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A place of the page: a saved search, and the fields by which its flows are grouped. */
    record Hunt(String name, String title, String kql, List<String> fields) {}

    /** Says what a hunt has found, as a sentence. */
    interface Finder {
        String result(Hunt hunt) throws Exception;
    }

    private HuntingDoc() {}

    /** The page with all results made anew. */
    static String filled(Finder finder) throws Exception {
        String page = Files.readString(FILE);
        Matcher places = RESULT.matcher(page);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            places.appendReplacement(filled, Matcher.quoteReplacement(text(places.toMatchResult(), finder)));
        }
        return places.appendTail(filled).toString();
    }

    private static String text(MatchResult place, Finder finder) throws Exception {
        Hunt hunt = hunt(place.group(1), List.of(place.group(2).split(", ", -1)));
        return "<!-- " + place.group(1) + ": " + place.group(2) + " -->\n```\n" + hunt.kql()
                + "\n```\n\nSaved search: *" + hunt.title() + "*. In the demo: " + finder.result(hunt)
                + "\n<!-- end of it -->";
    }

    private static Hunt hunt(String name, List<String> fields) throws IOException {
        JsonNode search = JSON.readTree(SEARCHES.resolve(name + ".json").toFile());
        return new Hunt(
                name,
                search.required("title").asText(),
                search.required("where").asText(),
                fields);
    }

    /** Names of all hunts that have a saved search. */
    static List<String> names() throws IOException {
        JsonNode contents =
                JSON.readTree(Path.of("../kibana-dashboards/contents.json").toFile());
        return contents.required("searches")
                .valueStream()
                .map(JsonNode::asText)
                .filter(name -> name.startsWith("hunt-"))
                .toList();
    }
}
