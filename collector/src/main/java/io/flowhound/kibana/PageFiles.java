/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of {@code kibana-dashboards}, as the build has put them beside this class.
 *
 * @param pages by name, in the order of the navigation
 * @param searches by name
 * @param drawings Vega specifications by name
 */
record PageFiles(
        Map<String, PageFile> pages,
        Map<String, SearchFile> searches,
        Map<String, JsonNode> drawings,
        Vocabulary vocabulary) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    /** The file {@code contents.json}: what there is, pages in the order of the navigation. */
    record Contents(List<String> pages, List<String> searches) {}

    /** @throws IllegalStateException when one is missing or wrong; the message names file, place and what is expected */
    static PageFiles read() {
        Contents contents = read("contents.json", Contents.class);
        Map<String, PageFile> pages = new LinkedHashMap<>();
        Map<String, JsonNode> drawings = new LinkedHashMap<>();
        for (String name : contents.pages()) {
            PageFile page = read("pages/" + name + ".json", PageFile.class);
            pages.put(name, page);
            for (PanelSpec panel : page.panels()) {
                if (panel.vega() != null) {
                    drawings.put(panel.vega(), read("vega/" + panel.vega() + ".json", JsonNode.class));
                }
            }
        }
        Map<String, SearchFile> searches = new LinkedHashMap<>();
        for (String name : contents.searches()) {
            searches.put(name, read("searches/" + name + ".json", SearchFile.class));
        }
        return new PageFiles(pages, searches, drawings, read("vocabulary.json", Vocabulary.class));
    }

    /**
     * A Vega specification.
     *
     * @throws IllegalArgumentException when no page shows it
     */
    JsonNode drawing(String name) {
        JsonNode drawing = drawings.get(name);
        if (drawing == null) {
            throw new IllegalArgumentException("no drawing '" + name + "' in vega/");
        }
        return drawing;
    }

    private static <T> T read(String file, Class<T> type) {
        try (InputStream in = PageFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("kibana-dashboards/" + file + " is missing");
            }
            return JSON.readValue(in, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kibana-dashboards/" + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
