package entente.ingest;

import java.io.InputStream;
import java.util.Optional;

/**
 * A file, an entry of an archive or what an address gave, before anybody looked into it.
 *
 * @param name by whose ending its kind is told: "a.txt.gz"
 * @param in its bytes; closed by whoever opened it
 * @param origin what is read in the end
 * @param named whether the user named it, rather than a folder or an archive that holds it
 * @param depth of archives around it
 * @param mediaType as an HTTP or mail header told it: "text/html; charset=utf-8"
 * @param url where it was published
 */
record Piece(
        Place place,
        String name,
        InputStream in,
        Origin origin,
        boolean named,
        int depth,
        Optional<String> mediaType,
        Optional<String> url) {

    /** An entry of the archive that this piece is. */
    Piece entry(String part, String name, InputStream in) {
        return new Piece(place.at(part), name, in, origin, false, depth + 1, Optional.empty(), Optional.empty());
    }

    /** The same bytes unpacked: of no place of their own. */
    Piece unpacked(String name, InputStream in) {
        return new Piece(place, name, in, origin, named, depth + 1, mediaType, url);
    }

    Piece from(InputStream in) {
        return new Piece(place, name, in, origin, named, depth, mediaType, url);
    }

    Piece told(Optional<String> mediaType, Optional<String> url) {
        return new Piece(place, name, in, origin, named, depth, mediaType, url);
    }
}
