/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich.inventory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a file of an inventory, as its name says that it is written. */
final class InventoryFile {
    private static final long MOST_OCTETS = 64L << 20;
    private static final int SHOWN = 10;

    private InventoryFile() {}

    /**
     * Reads it. What can be used is used: things with a mistake are left out, and told with file and line.
     *
     * @throws IOException when nothing of it can be used; the message is to be read behind the name of the file
     */
    static Content read(Path file) throws IOException {
        Content content = new Content(file);
        RowReader rows = new RowReader(content);
        String text = text(file);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            new CsvRows(rows, content).read(text);
        } else {
            new YamlRows(rows, content).read(text);
        }
        if (content.size() == 0 && content.problemCount() > 0) {
            throw new IOException("has nothing that can be used: "
                    + String.join(
                            "; ",
                            content.problems()
                                    .subList(
                                            0,
                                            Math.min(SHOWN, content.problems().size()))));
        }
        return content;
    }

    private static String text(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_OCTETS) {
                throw new IOException("is larger than 64 MB, which no inventory is");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file; correct inventory.files, or put it there", e);
        } catch (AccessDeniedException e) {
            throw new IOException("may not be read: give the collector's user the right to", e);
        } catch (CharacterCodingException e) {
            throw new IOException("is not UTF-8 text", e);
        }
    }
}
