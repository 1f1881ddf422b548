package entente.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip or tar archive, as they come in its stream; nothing is written to the disk, so no name of an entry
 * can lead anywhere. Its table of contents is not looked at.
 */
final class ArchiveEntries implements Container {

    private final Piece piece;
    private final Opener opener;
    private final ArchiveInputStream<? extends ArchiveEntry> archive;
    private final String kind;
    private long entries;
    private boolean any;
    private boolean failed;

    private ArchiveEntries(
            Piece piece, Opener opener, ArchiveInputStream<? extends ArchiveEntry> archive, String kind) {
        this.piece = piece;
        this.opener = opener;
        this.archive = archive;
        this.kind = kind;
    }

    static ArchiveEntries zip(Piece piece, Opener opener) {
        return new ArchiveEntries(
                piece, opener, new ZipArchiveInputStream(piece.in(), StandardCharsets.UTF_8.name(), true, true), "zip");
    }

    static ArchiveEntries tar(Piece piece, Opener opener) {
        return new ArchiveEntries(
                piece, opener, new TarArchiveInputStream(piece.in(), StandardCharsets.UTF_8.name()), "tar");
    }

    @Override
    public @Nullable Step next() throws Refusal, IOException {
        while (true) {
            ArchiveEntry entry;
            try {
                entry = archive.getNextEntry();
            } catch (Origin.Expansion e) {
                throw e;
            } catch (IOException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
                if (failed) {
                    // The entry before told it already.
                    return null;
                }
                throw broken();
            }
            if (entry == null) {
                if (any) {
                    return null;
                }
                any = true;
                throw entries == 0
                        ? new Refusal(
                                kind.equals("zip") ? Reason.BROKEN_ARCHIVE : Reason.EMPTY,
                                "expected a %s archive with reports in it, found no entry".formatted(kind))
                        : new Refusal(
                                Reason.EMPTY,
                                "expected a %s archive with reports in it, found no entry with anything in it"
                                        .formatted(kind));
            }
            entries++;
            failed = false;
            if (!entry.isDirectory() && !isClutter(entry.getName())) {
                any = true;
                return step(entry);
            }
        }
    }

    private Step step(ArchiveEntry entry) throws IOException {
        String part = "entry " + shown(entry.getName());
        Place place = piece.place().at(part);
        try {
            check(entry);
            return opener.open(piece.entry(part, lastName(entry.getName()), body(entry)));
        } catch (Refusal refusal) {
            return new Step.Done(place.refused(refusal));
        } catch (Origin.Expansion e) {
            throw e;
        } catch (IOException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            failed = true;
            return new Step.Done(place.refused(new Refusal(
                    Reason.BROKEN_ARCHIVE,
                    "expected a whole entry, found that it is damaged or ends too early. Fetch the archive again")));
        }
    }

    private void check(ArchiveEntry entry) throws Refusal {
        switch (entry) {
            case ZipArchiveEntry zip -> {
                if (zip.getGeneralPurposeBit().usesEncryption()) {
                    throw new Refusal(
                            Reason.ENCRYPTED, "expected a file that can be read, found one locked by a password");
                }
                if (!archive.canReadEntryData(zip)) {
                    throw new Refusal(
                            Reason.UNSUPPORTED,
                            "expected a file stored or deflated, found compression method %d. Pack it again, plainly"
                                    .formatted(zip.getMethod()));
                }
                if (zip.isUnixSymlink()) {
                    throw link();
                }
            }
            case TarArchiveEntry tar -> {
                if (tar.isSymbolicLink() || tar.isLink()) {
                    throw link();
                }
                if (!tar.isFile()) {
                    throw new Refusal(Reason.PASSED_OVER, "expected a file, found a device or a pipe");
                }
            }
            default -> throw new IllegalStateException("an entry of another kind of archive: " + entry);
        }
    }

    private static Refusal link() {
        return new Refusal(Reason.PASSED_OVER, "expected a file, found a link, which is not followed");
    }

    /** The entry's bytes; those of a zip count as unpacked. */
    private InputStream body(ArchiveEntry entry) {
        InputStream unclosed = new FilterInputStream(archive) {
            @Override
            public void close() {
                // The archive goes on after this entry.
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
        return entry instanceof ZipArchiveEntry ? piece.origin().guarding(unclosed) : unclosed;
    }

    private Refusal broken() {
        return new Refusal(
                Reason.BROKEN_ARCHIVE,
                "expected a whole %s archive, found that it is damaged or ends too early after %s. Fetch it again"
                        .formatted(kind, reached()));
    }

    /** What systems put beside the files of their users. */
    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith("/.DS_Store") || name.equals(".DS_Store");
    }

    private static String lastName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** A name as it may stand on a screen: in one line, not endless. */
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    @Override
    public String reached() {
        return entries == 1 ? "1 entry" : "%,d entries".formatted(entries);
    }

    @Override
    public void close() {
        // The stream below is closed by whoever opened it; what was unpacked holds nothing else.
    }
}
