/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.elastic.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A copy of the distribution with the plugin that makes API keys possible. Its files are hard links, so it takes no room. */
final class AnalysisPlugin {
    private static final String NAME = "mini-analysis";
    private static final Path SOURCE =
            Path.of("src", "test", "resources", NAME, "MiniAnalysisPlugin.java").toAbsolutePath();

    private AnalysisPlugin() {}

    /** The copy beside the distribution; made at the first call, whole or not at all. */
    static Path copyOf(Path distribution, String version) throws IOException {
        Path copy = distribution.resolveSibling(distribution.getFileName() + "-" + NAME);
        if (Files.isDirectory(copy)) {
            return copy;
        }
        Path work = Files.createTempDirectory(distribution.getParent(), "copy-");
        Permissions.readable(work);
        link(distribution, work);
        install(work, version);
        return Files.move(work, copy);
    }

    private static void link(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.sorted(Comparator.naturalOrder()).toList();
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file));
            if (Files.isDirectory(file)) {
                Permissions.folders(target);
            } else {
                Files.createLink(target, file);
            }
        }
    }

    private static void install(Path home, String version) throws IOException {
        Path classes = Files.createTempDirectory("mini-analysis");
        compile(home.resolve("lib"), classes);
        Path folder = home.resolve("plugins").resolve(NAME);
        Permissions.folders(folder);
        Path jar = folder.resolve(NAME + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
            }
        }
        Permissions.plain(jar);
        Path descriptor = folder.resolve("plugin-descriptor.properties");
        Files.writeString(descriptor, """
                name=mini-analysis
                description=what .security needs of analysis-common
                version=1
                classname=io.flowhound.analysis.MiniAnalysisPlugin
                java.version=21
                elasticsearch.version=%s
                """.formatted(version));
        Permissions.plain(descriptor);
        Distribution.delete(classes);
    }

    private static void compile(Path lib, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this is no JDK: " + System.getProperty("java.home") + " has no compiler");
        }
        String path;
        try (Stream<Path> jars = Files.list(lib)) {
            path = jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.joining(System.getProperty("path.separator", ":")));
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("--release", "21", "-proc:none", "-nowarn", "-cp", path, "-d", classes.toString());
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(SOURCE))
                    .call()) {
                throw new IOException("the plugin does not compile against " + lib + ":\n" + messages);
            }
        }
    }
}
