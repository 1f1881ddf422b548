package entente.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the bearer of a text tells of it: the fields of a record, the head of a letter, the metadata of a page.
 *
 * @param date of publication, where the bearer gives one
 * @param madeOn days that are near the publication, the best first; they count only where nothing better is known
 * @param url where it was published
 * @param language ISO 639-1
 * @param modified the day of the publisher's last change
 */
record Told(
        Optional<String> title,
        Optional<String> outlet,
        Optional<String> byline,
        Optional<LocalDate> date,
        List<Hint> madeOn,
        Optional<String> url,
        Optional<String> language,
        Optional<LocalDate> modified) {

    /** @param how the ground in a word or two: "PDF creation date", "time of crawling" */
    record Hint(LocalDate date, String how) {}

    static final Told NOTHING = new Told(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    Told {
        title = worded(title);
        outlet = worded(outlet);
        byline = worded(byline);
        url = worded(url);
        madeOn = List.copyOf(madeOn);
    }

    Told(
            Optional<String> title,
            Optional<String> outlet,
            Optional<String> byline,
            Optional<LocalDate> date,
            List<Hint> madeOn,
            Optional<String> url,
            Optional<String> language) {
        this(title, outlet, byline, date, madeOn, url, language, Optional.empty());
    }

    Told modifiedOn(Optional<LocalDate> day) {
        return new Told(title, outlet, byline, date, madeOn, url, language, day);
    }

    Told withTitle(Optional<String> better) {
        return new Told(better, outlet, byline, date, madeOn, url, language, modified);
    }

    Told withUrl(Optional<String> better) {
        return new Told(title, outlet, byline, date, madeOn, better, language, modified);
    }

    Told withHint(LocalDate day, String how) {
        List<Hint> more = new ArrayList<>(madeOn);
        more.add(new Hint(day, how));
        return new Told(title, outlet, byline, date, more, url, language, modified);
    }

    /** This, and where it says nothing, {@code other}. */
    Told or(Told other) {
        List<Hint> hints = new ArrayList<>(madeOn);
        hints.addAll(other.madeOn);
        return new Told(
                title.or(other::title),
                outlet.or(other::outlet),
                byline.or(other::byline),
                date.or(other::date),
                hints,
                url.or(other::url),
                language.or(other::language),
                modified.or(other::modified));
    }

    /** The ISO 639-1 code of a language that is given by its code, "en-GB", or its English name. */
    static Optional<String> languageCode(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        if (plain.matches("[a-z]{2}(?:[-_].*)?")) {
            return Optional.of(plain.substring(0, 2));
        }
        return Arrays.stream(Locale.getISOLanguages())
                .filter(code -> code.length() == 2
                        && Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(plain))
                .findFirst();
    }

    /** Blanks do not count; blank is as good as absent. */
    private static Optional<String> worded(Optional<String> words) {
        return words.map(w -> w.strip().replaceAll("\\s+", " ")).filter(w -> !w.isEmpty());
    }
}
