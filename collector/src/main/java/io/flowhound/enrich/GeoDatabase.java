/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.flowhound.enrich;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import com.maxmind.geoip2.DatabaseReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MaxMind database file that is read into memory and read again when the file changes. A new file that cannot be read
 * leaves the old one in use. Look-ups are safe from any thread; {@link #reloadIfChanged} belongs to one.
 */
public final class GeoDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GeoDatabase.class);
    /** A size that no file has, so that whichever file comes next is another. */
    private static final long GONE = -1;

    private final Path file;
    private final GeoKind kind;
    private volatile Version version;
    private FileTime modified;
    private long size;

    private GeoDatabase(Path file, GeoKind kind) throws IOException {
        this.file = file;
        this.kind = kind;
        this.modified = Files.getLastModifiedTime(file);
        this.size = Files.size(file);
        this.version = open();
    }

    /**
     * The file as it was read once.
     *
     * @param reader decodes what it says of an address
     * @param reading what it can be asked for
     * @param tree tells which addresses it says the same of
     * @param known what it has said
     */
    record Version(DatabaseReader reader, GeoKind.Reading reading, SearchTree tree, KnownData known) {}

    /**
     * Opens a database.
     *
     * @param kind what it must tell
     * @throws IOException naming the file and the next step when it is absent, damaged or of another kind
     */
    public static GeoDatabase open(Path file, GeoKind kind) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("GeoIP database " + file + " cannot be read: download GeoLite2 " + kind.example()
                    + " from MaxMind, or remove the setting to go without");
        }
        return new GeoDatabase(file, kind);
    }

    private Version open() throws IOException {
        DatabaseReader opened;
        SearchTree tree;
        try {
            opened = new DatabaseReader.Builder(file.toFile())
                    .fileMode(Reader.FileMode.MEMORY)
                    .withCache(new CHMCache())
                    .build();
            tree = SearchTree.read(file, opened.metadata());
        } catch (IllegalArgumentException e) { // MaxMind's reader does not take a type that it does not know
            throw new IOException(
                    "GeoIP database " + file + " is of another type, " + kind.needed() + " database is needed: "
                            + e.getMessage(),
                    e);
        } catch (IOException | RuntimeException e) {
            throw new IOException("GeoIP database " + file + " is not a MaxMind DB file: " + e.getMessage(), e);
        }
        String type = opened.metadata().databaseType();
        if (!kind.fits(type)) {
            opened.close();
            throw new IOException(
                    "GeoIP database " + file + " is of type " + type + ", " + kind.needed() + " database is needed");
        }
        log.info("GeoIP {} database of {} from {}", type, opened.metadata().buildTime(), file);
        return new Version(opened, GeoKind.Reading.of(type), tree, new KnownData());
    }

    /** Its type and date, such as {@code GeoLite2-City of 2019-11-12}. */
    public String description() {
        return version.reader.metadata().databaseType() + " of "
                + LocalDate.ofInstant(version.reader.metadata().buildTime(), ZoneOffset.UTC);
    }

    /** When its publisher made it. */
    public Instant built() {
        return version.reader.metadata().buildTime();
    }

    Version version() {
        return version;
    }

    /** Reads the file again when it has changed; whether it did. */
    public boolean reloadIfChanged() {
        try {
            FileTime now = Files.getLastModifiedTime(file);
            long nowSize = Files.size(file);
            if (now.equals(modified) && nowSize == size) {
                return false;
            }
            modified = now;
            size = nowSize;
            version = open(); // the old one holds no file: it goes with its last look-up
            return true;
        } catch (NoSuchFileException e) {
            if (size != GONE) {
                size = GONE;
                log.warn("GeoIP database {} is gone; the one read before stays in use", file);
            }
            return false;
        } catch (IOException e) {
            log.warn("{}; the one read before stays in use", e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        try {
            version.reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null-safe opening of an optional file. */
    public static @Nullable GeoDatabase openOptional(@Nullable Path file, GeoKind kind) throws IOException {
        return file == null ? null : open(file, kind);
    }
}
