/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.setup.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of files that are ours: it is empty before, or has the list of what an earlier export wrote, which is replaced. */
final class ExportFolder {
    /** Lists the files, one a line. */
    static final String LIST = "flowhound-export.txt";

    private final Path folder;

    ExportFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes the files, and removes those of an earlier export that are no longer part of it.
     *
     * @param files path within the folder to content
     * @param executable the path of the one that can be run
     * @throws IOException when the folder has other files than ours, or cannot be written
     */
    void write(Map<String, byte[]> files, String executable) throws IOException {
        clear();
        Map<String, byte[]> all = new TreeMap<>(files);
        all.put(LIST, new byte[0]);
        all.put(LIST, (String.join("\n", all.keySet()) + "\n").getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(path, file.getValue());
        }
        Path script = folder.resolve(executable);
        if (script.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void clear() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + " is a file: name a folder, which may be missing or empty");
        }
        Path list = folder.resolve(LIST);
        List<String> ours = Files.isRegularFile(list) ? Files.readAllLines(list) : List.of();
        List<String> others = others(ours);
        if (!others.isEmpty()) {
            throw new IOException(folder + " has files that no export wrote, such as " + others.get(0)
                    + ": name a folder that is missing, empty, or of an earlier export");
        }
        for (String file : ours) {
            Path path = folder.resolve(file).normalize();
            if (path.startsWith(folder.normalize())) { // the list is a file that anybody may have changed
                Files.deleteIfExists(path);
            }
        }
    }

    private List<String> others(List<String> ours) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !ours.contains(file))
                    .sorted()
                    .toList();
        }
    }
}
