package entente.ledger;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a report tells and that may not go together with what another tells: a number of dead, an office, who did it, a
 * denial. What a report holds of them depends on it alone; {@link Contradictions} compares them.
 *
 * @param digest of the report's text
 * @param reported day of the report
 * @param day by which it is found: of the act, else of the report
 * @param at where it stands in the text
 * @param sentence that tells it
 * @param what is told: "dead", a name, the type of an act
 * @param value what is told of it: a number, an office, the word that carries the act
 * @param whom who the numbered are; empty where the words do not say
 * @param stems what its sentence is about
 * @param top what the first sentences of its report are about; of numbers only
 * @param actors who acts; of numbers and sentences those whom they name
 * @param recipients who is acted upon
 * @param nearby whom else the sentence names
 * @param told whether it is told as somebody's words
 * @param beside of a denial what its own report tells before; of what one report tells against itself the other sentence
 * @param known what the registry knows; empty elsewhere
 * @param source table of the registry
 */
public record Clue(
        Kind kind,
        String digest,
        LocalDate reported,
        LocalDate day,
        int at,
        Span sentence,
        String what,
        String value,
        String whom,
        SortedSet<String> stems,
        SortedSet<String> top,
        SortedSet<String> actors,
        SortedSet<String> recipients,
        SortedSet<String> nearby,
        boolean told,
        Optional<Span> beside,
        String known,
        String source) {

    /** What it is, how many days before and after it what it is compared with lies, and what the contradiction is called. */
    public enum Kind {
        NUMBER("numbers", 12, 0),
        OFFICE("office", 12, 0),
        SIDES("parties", 2, 0),
        DAY("date", 2, 0),
        DENIAL("denial", 12, 12),
        UNPROVEN("denial", 60, 0),
        CORRECTION("correction", 60, 0),
        /** A charge or an attack, which others may deny. */
        CLAIM("", 0, 0),
        /** A report, which a later one of its outlet may correct. */
        TEXT("", 0, 0),
        /** What does not go together within its own report, or with the registry; {@link Clue#what} says what it is called. */
        NOTED("", 0, 0);

        private final String name;
        private final int before;
        private final int after;

        Kind(String name, int before, int after) {
            this.name = name;
            this.before = before;
            this.after = after;
        }

        public String title() {
            return name;
        }

        public int before() {
            return before;
        }

        public int after() {
            return after;
        }

        /** Whether it is compared with others, and not only they with it. */
        public boolean asks() {
            return before > 0;
        }

        /** Whether those that it is compared with are of its own kind, and no later than it. */
        public boolean isMutual() {
            return switch (this) {
                case NUMBER, OFFICE, SIDES, DAY -> true;
                case DENIAL, UNPROVEN, CORRECTION, CLAIM, TEXT, NOTED -> false;
            };
        }
    }

    /** By day and report: the same whatever the order of arrival. */
    public static final Comparator<Clue> ORDER = Comparator.comparing(Clue::day)
            .thenComparing(Clue::reported)
            .thenComparing(Clue::digest)
            .thenComparing(Clue::at)
            .thenComparing(Clue::kind)
            .thenComparing(Clue::what)
            .thenComparing(Clue::value)
            .thenComparing(Clue::whom)
            .thenComparing(clue -> clue.sentence.start());

    private static final String CHARGE =
            "(charge|accusation|claim|allegation|report|account|rumou?r|involvement|role|link|responsibility|wrongdoing|guilt|loss(es)?|explanation)s?";

    /** "denied that", "denied any role", "the army denied": not "denied entry", which is no denial of anything told. */
    private static final Pattern DENIED = Pattern.compile("\\b(den(y|ies|ied|ying)"
            + "(?= (that|any|all|having|being|it|this)\\b|[.,;]|$| [\\w' ]{0,40}\\b" + CHARGE + "\\b)"
            + "|(dismiss\\w*|reject\\w*) (the|\\w+'s|a|that|this|these|those|such|his|her|its|their) (\\w+ )?" + CHARGE
            + "|contradict\\w*|no \\w+ (had|has|have) (died|been killed))\\b?");

    private static final Pattern CORRECTED = Pattern.compile(
            "regrets? the error|\\bcorrect(s|ed|ion|ing)\\b|\\bin fact\\b|\\bmisstated\\b|\\bwrongly (said|reported|named|gave)\\b");
    private static final String NUMERAL =
            "\\d[\\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty";
    private static final String ABOUT = "(?:at least |about |some |almost |more than |nearly |only )?";
    private static final Pattern TOLL = Pattern.compile(
            "(?i)\\b" + ABOUT + "(?<number>" + NUMERAL
                    + ")\\b(?: of (?:whom|them))?(?: (?!(?:" + NUMERAL + ")\\b)\\p{L}+){0,4}?"
                    + "(?: (?:were|was|had|have|been|being|are))* (?<what>killed|dead|died|injured|wounded|arrested|detained|held)\\b");

    /** "arrested 31 people": who does it stands first. */
    private static final Pattern DONE = Pattern.compile("(?i)\\b(?<what>killed|injured|wounded|arrested|detained) "
            + ABOUT + "(?<number>" + NUMERAL + ") (?!(?:days?|weeks?|months?|years?|hours?)\\b)\\p{L}+");

    private static final Pattern CROWD = Pattern.compile(
            "(?i)\\b(?:put the (?<what>crowd|number)(?: of \\p{L}+)? at|(?:police|organisers|organizers) (?:spoke of|counted|estimated)) "
                    + ABOUT + "(?<number>" + NUMERAL + ")\\b");

    private static final Pattern DURATION = Pattern.compile(
            "(?i)\\b(?<what>for|lasted) " + ABOUT + "(?<number>" + NUMERAL + "|an?) (?<unit>minutes|hours?|days)\\b");

    /** Without any of these no pattern of numbers can find anything. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?i)killed|dead|died|injured|wounded|arrested|detained|held|put the|spoke of|counted|estimated|minute|hour|days");

    /** "only 3,650 tonnes": somebody else counted more. */
    private static final Pattern LESS = Pattern.compile(
            "\\b(?:[Oo]nly|[Jj]ust) (?<number>\\d(?:[\\d,]*\\d)?) (?<unit>(?!percent|per\\b)\\p{Ll}{3,})\\b");

    /** "a charge which the army denies": claim and denial in one sentence. */
    private static final Pattern BOTH = Pattern.compile(
            "(?i)(, (an? \\w+ )?which [^.]*\\bden(y|ies|ied)\\b|; [^.;]*\\b(rejected|denied|dismissed) (the|this|that) (charge|claim|accusation|report|allegation))");

    private static final Pattern WHOM = Pattern.compile(
            "(?i)\\b(soldiers?|troops|policem[ae]n|police|rebels?|fighters?|militants?|insurgents?|civilians?|villagers?|children|women|journalists?)\\b");

    /** Numbers of a longer time, or of another, are of no one act. */
    private static final Pattern OF_ANOTHER_TIME = Pattern.compile(
            "(?i)\\b(since (?!then\\b)|so far|altogether|in total|in all\\b|each year|a year (ago|earlier|before)|years ago"
                    + "|last (year|month|january|february|march|april|may|june|july|august|september|october|november|december)\\b"
                    + "|(this|the) (year|decade|century)\\b|(in|of|since|during) (19|20)\\d\\d\\b)");

    /** What is told of an office in another time. */
    private static final Pattern NOT_NOW = Pattern.compile(
            "(?i)\\b(former|ex-|then[- ]|late |at the time|next |-elect|anniversary|centur(y|ies)|(1[5-9]|20)\\d\\d)\\b?");

    /** "its prime minister", "The Egyptian President": nobody is named who might not hold it. */
    private static final Pattern OFFICE_ALONE = Pattern.compile(
            "(?i)^(the|an?|its|his|her|their|our)\\b.*|.*\\b(president|minister|secretary|king|queen|monarch|chancellor|premier|chairman)$");

    private static final Pattern NO_PROOF = Pattern.compile("\\bfound no (proof|evidence)\\b");
    private static final Pattern SAID = Pattern.compile("\\b(said|says|accus\\w+|blam\\w+|report\\w+|according)\\b");
    private static final String OFFICES = "((?:\\p{Lu}\\p{L}+ ){1,3}(?:Minister|Secretary|Commissioner)) ";

    /** Units of text to the next sentence or the one after. */
    private static final int NEXT = 300;

    private static final SortedSet<String> NONE = Collections.emptySortedSet();

    public Clue {
        stems = Collections.unmodifiableSortedSet(new TreeSet<>(stems));
        top = Collections.unmodifiableSortedSet(new TreeSet<>(top));
        actors = Collections.unmodifiableSortedSet(new TreeSet<>(actors));
        recipients = Collections.unmodifiableSortedSet(new TreeSet<>(recipients));
        nearby = Collections.unmodifiableSortedSet(new TreeSet<>(nearby));
    }

    /** Under which keys others find it. */
    public SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        switch (kind) {
            case NUMBER -> actors.forEach(country -> keys.add("n|" + what + "|" + country));
            case OFFICE -> keys.add("o|" + what);
            case SIDES -> parties().forEach(party -> keys.add("s|" + party));
            case DAY -> keys.add("d|" + what + "|" + String.join(",", actors) + "|" + String.join(",", recipients));
            case CLAIM -> {
                parties().forEach(party -> keys.add("c|" + party));
                keys.add("c|@" + digest);
            }
            case TEXT -> actors.forEach(party -> keys.add("t|" + what + "|" + party));
            case DENIAL, UNPROVEN, CORRECTION, NOTED -> {
                // Nobody is compared with them.
            }
        }
        return keys;
    }

    /** Under which keys it finds those that it is compared with. */
    public SortedSet<String> looks() {
        SortedSet<String> looks = new TreeSet<>();
        switch (kind) {
            case NUMBER, OFFICE, SIDES, DAY -> looks.addAll(keys());
            case DENIAL -> {
                actors.forEach(party -> looks.add("c|" + party));
                looks.add("c|@" + digest);
            }
            case UNPROVEN -> actors.forEach(party -> looks.add("c|" + party));
            case CORRECTION -> nearby.forEach(party -> looks.add("t|" + what + "|" + party));
            case CLAIM, TEXT, NOTED -> {
                // They are compared with nothing.
            }
        }
        return looks;
    }

    /** All whom it names. */
    public SortedSet<String> parties() {
        SortedSet<String> parties = new TreeSet<>(actors);
        parties.addAll(recipients);
        parties.addAll(nearby);
        return parties;
    }

    // Finding them in a report

    /** All of a report, in no particular order. @param acts of the report ({@link Act#of}) */
    public static List<Clue> of(CodedDocument coded, List<Act> acts) {
        List<Clue> clues = new ArrayList<>();
        registry(coded, clues);
        less(coded, clues);
        if (coded.document().date().isEmpty()) {
            return clues;
        }
        SortedSet<String> named = new TreeSet<>();
        coded.actors().forEach(actor -> Parties.code(actor).ifPresent(code -> named.add(Parties.country(code))));
        SortedSet<String> top = new TreeSet<>();
        for (Span sentence : coded.sentences()) {
            String words = sentence.in(coded.document().text());
            if (COUNTED.matcher(words).find() && !OF_ANOTHER_TIME.matcher(words).find()) {
                if (top.isEmpty()) {
                    top.addAll(top(coded));
                }
                numbers(coded, sentence, words, named, top, clues);
            }
            sentence(coded, sentence, words, named, clues);
        }
        offices(coded, clues);
        acts.forEach(act -> act(coded, act, acts, clues));
        coded.document()
                .outlet()
                .filter(outlet -> !named.isEmpty())
                .ifPresent(outlet -> clues.add(new Builder(coded, Kind.TEXT, new Span(0, 1), 0, outlet, "")
                        .of(named)
                        .build()));
        return clues.stream().distinct().toList();
    }

    private static void registry(CodedDocument coded, List<Clue> clues) {
        for (Conflict conflict : coded.conflicts()) {
            Span claim = conflict.claim().span();
            if (conflict.kind().equals("office") && !isOfNow(coded, conflict)) {
                continue;
            }
            Builder clue = new Builder(
                    coded,
                    Kind.NOTED,
                    sentence(coded, claim),
                    claim.start(),
                    conflict.kind(),
                    conflict.claim().text());
            clue.known = conflict.known();
            clue.source = conflict.source();
            conflict.subject()
                    .flatMap(id -> coded.actors().stream()
                            .filter(actor -> actor.id().equals(id))
                            .findFirst())
                    .flatMap(Parties::code)
                    .ifPresent(code -> clue.actors.add(code));
            clues.add(clue.build());
        }
    }

    /** Somebody named holds the office when the report was written, and of a state that the report names. */
    private static boolean isOfNow(CodedDocument coded, Conflict conflict) {
        String words =
                sentence(coded, conflict.claim().span()).in(coded.document().text());
        Optional<String> country = conflict.subject()
                .flatMap(id -> coded.actors().stream()
                        .filter(actor -> actor.id().equals(id))
                        .findFirst())
                .flatMap(Actor::country);
        boolean named = country.isEmpty()
                || coded.actors().stream()
                        .filter(actor -> actor.id().equals(conflict.subject().orElse("")))
                        .anyMatch(actor -> actor.grounds().get("country") instanceof entente.model.Ground.Words);
        return named
                && !OFFICE_ALONE.matcher(conflict.claim().text()).matches()
                && !NOT_NOW.matcher(words).find();
    }

    private static Span sentence(CodedDocument coded, Span span) {
        return coded.sentences().stream()
                .filter(sentence -> sentence.overlaps(span))
                .findFirst()
                .orElse(span);
    }

    private static void numbers(
            CodedDocument coded,
            Span sentence,
            String words,
            SortedSet<String> named,
            SortedSet<String> top,
            List<Clue> clues) {
        for (Pattern pattern : List.of(TOLL, DONE, CROWD, DURATION)) {
            Matcher matcher = pattern.matcher(words);
            while (matcher.find()) {
                boolean duration = pattern == DURATION;
                Optional<String> number = SubjectWords.of(matcher.group("number")).numbers().stream()
                        .findFirst();
                if (!duration && number.isEmpty()) {
                    continue;
                }
                String unit = duration ? matcher.group("unit").toLowerCase(Locale.ROOT) : "";
                Builder clue = new Builder(
                        coded,
                        Kind.NUMBER,
                        sentence,
                        sentence.start() + matcher.start(),
                        duration ? "duration" : pattern == CROWD ? "crowd" : toll(matcher.group("what")),
                        (number.orElse("1") + " " + unit).strip());
                // Who counts a crowd is not who is in it.
                clue.whom = pattern == CROWD ? "" : whom(matcher.group());
                clue.stems = SubjectWords.of(words).stems();
                clue.top = top;
                clue.told = SAID.matcher(words).find() || pattern == CROWD;
                clues.add(clue.of(named).build());
            }
        }
    }

    /** Who the numbered are, where the words say: not those of "people" or "of them". */
    private static String whom(String words) {
        Matcher matcher = WHOM.matcher(words);
        return matcher.find() ? SubjectWords.stem(matcher.group().toLowerCase(Locale.ROOT)) : "";
    }

    private static String toll(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "killed", "dead", "died" -> "dead";
            case "injured", "wounded" -> "injured";
            default -> "arrested";
        };
    }

    private static SortedSet<String> top(CodedDocument coded) {
        SortedSet<String> stems = new TreeSet<>();
        coded.sentences().stream()
                .limit(3)
                .forEach(sentence -> stems.addAll(
                        SubjectWords.of(sentence.in(coded.document().text())).stems()));
        return stems;
    }

    /** "only 3,650 tonnes had been registered" beside the last number of tonnes that the report gave before. */
    private static void less(CodedDocument coded, List<Clue> clues) {
        List<Span> before = new ArrayList<>();
        String text = coded.document().text();
        for (Span sentence : coded.sentences()) {
            Matcher less = LESS.matcher(sentence.in(text));
            while (SAID.matcher(sentence.in(text)).find() && less.find()) {
                Pattern same = Pattern.compile("\\b(\\d(?:[\\d,]*\\d)?) " + Pattern.quote(less.group("unit")) + "\\b");
                for (Span earlier : before.reversed()) {
                    Matcher other = same.matcher(earlier.in(text));
                    if (other.find() && !other.group(1).equals(less.group("number"))) {
                        Builder clue = new Builder(
                                coded,
                                Kind.NOTED,
                                sentence,
                                sentence.start() + less.start(),
                                "numbers",
                                "%s: %s or %s".formatted(less.group("unit"), other.group(1), less.group("number")));
                        clue.beside = Optional.of(earlier);
                        clue.actors.addAll(Parties.named(coded, sentence));
                        clues.add(clue.build());
                        break;
                    }
                }
            }
            before.add(sentence);
        }
    }

    /** "found no proof for Chad's claim", "was in fact an officer". */
    private static void sentence(
            CodedDocument coded, Span sentence, String words, SortedSet<String> named, List<Clue> clues) {
        String small = words.toLowerCase(Locale.ROOT);
        if (NO_PROOF.matcher(small).find()) {
            Builder clue = new Builder(coded, Kind.UNPROVEN, sentence, sentence.start(), "", "no proof found");
            clue.stems = SubjectWords.of(words).stems();
            clues.add(clue.of(Parties.named(coded, sentence)).build());
        }
        Optional<String> outlet = coded.document().outlet();
        if (outlet.isPresent() && CORRECTED.matcher(small).find()) {
            Builder clue = new Builder(coded, Kind.CORRECTION, sentence, sentence.start(), outlet.get(), "");
            clue.stems = SubjectWords.of(words).stems();
            clue.nearby = named;
            clues.add(clue.of(Parties.named(coded, sentence)).build());
        }
    }

    /** "Deputy Defence Minister Keo Vibol". */
    private static void offices(CodedDocument coded, List<Clue> clues) {
        String text = coded.document().text();
        for (Actor actor : coded.actors()) {
            if (actor.kind() != ActorKind.PERSON || !actor.name().contains(" ")) {
                continue;
            }
            Optional<Pattern> titled = Optional.empty();
            for (Span sentence : coded.sentences()) {
                String words = sentence.in(text);
                if (!words.contains(actor.name())) {
                    continue;
                }
                titled = titled.or(() -> Optional.of(Pattern.compile(OFFICES + Pattern.quote(actor.name()) + "\\b")));
                Matcher matcher = titled.get().matcher(words);
                // Of "Interior and Safety Minister" it would be half.
                if (matcher.find() && !words.substring(0, matcher.start()).endsWith(" and ")) {
                    Builder clue = new Builder(
                            coded,
                            Kind.OFFICE,
                            sentence,
                            sentence.start() + matcher.start(),
                            actor.name(),
                            rank(matcher.group(1)));
                    Parties.code(actor).ifPresent(code -> clue.actors.add(code));
                    clues.add(clue.build());
                }
            }
        }
    }

    /** The office without the country before it: from "Deputy" or the department on. */
    private static String rank(String office) {
        String[] words = office.strip().split(" ");
        int from = Math.max(0, words.length - 3);
        if (!words[from].equals("Deputy") && !words[from].equals("Vice") && words.length - from > 2) {
            from++;
        }
        return String.join(" ", java.util.Arrays.copyOfRange(words, from, words.length));
    }

    private static void act(CodedDocument coded, Act act, List<Act> acts, List<Clue> clues) {
        boolean attack = act.type().equals("ASSAULT");
        if (attack || act.type().equals("ACCUSE") || act.type().equals("COERCE")) {
            clues.add(builder(coded, Kind.CLAIM, act).build());
        }
        if (attack && !act.actors().isEmpty()) {
            clues.add(builder(coded, Kind.SIDES, act).build());
        }
        if (act.dated() && act.isBetween() && !act.type().equals(Act.WORDS)) {
            clues.add(builder(coded, Kind.DAY, act).build());
        }
        Matcher denied = DENIED.matcher(act.words().toLowerCase(Locale.ROOT));
        if (!act.type().equals("REJECT") || !denied.find()) {
            return;
        }
        boolean both = BOTH.matcher(act.words()).find();
        Builder clue = builder(coded, both ? Kind.NOTED : Kind.DENIAL, act);
        if (both) {
            clue.what = "denial";
            clue.value = denies(act.actors(), act.trigger());
            clue.beside = Optional.of(clue.sentence);
        } else if (denied.group().startsWith("den")) {
            clue.beside = before(acts, act).map(one -> sentence(coded, new Span(one.at(), one.at() + 1)));
        }
        clues.add(clue.build());
    }

    static String denies(SortedSet<String> actors, String trigger) {
        return (String.join(", ", actors) + " " + trigger).strip();
    }

    /** Where no charge is coded: what was told of the one who denies in the sentence before. */
    private static Optional<Act> before(List<Act> acts, Act denial) {
        return acts.stream()
                .filter(act -> act.at() < denial.at()
                        && denial.at() - act.at() < NEXT
                        && !act.words().equals(denial.words())
                        && Sameness.meet(act.nearby(), denial.actors()))
                .max(Comparator.comparingInt(Act::at).thenComparing(Comparator.reverseOrder()));
    }

    private static Builder builder(CodedDocument coded, Kind kind, Act act) {
        Builder clue = new Builder(
                coded, kind, sentence(coded, new Span(act.at(), act.at() + 1)), act.at(), act.type(), act.trigger());
        clue.day = act.day();
        clue.stems = act.stems();
        clue.actors.addAll(act.actors());
        clue.recipients = act.recipients();
        clue.nearby = act.nearby();
        clue.told = act.said() || SAID.matcher(act.words()).find();
        return clue;
    }

    /** A clue of a report, of which most fields are empty. */
    private static final class Builder {
        private final Kind kind;
        private final String digest;
        private final LocalDate reported;
        private final Span sentence;
        private final int at;
        private LocalDate day;
        private String what;
        private String value;
        private String whom = "";
        private SortedSet<String> stems = NONE;
        private SortedSet<String> top = NONE;
        private final SortedSet<String> actors = new TreeSet<>();
        private SortedSet<String> recipients = NONE;
        private SortedSet<String> nearby = NONE;
        private boolean told;
        private Optional<Span> beside = Optional.empty();
        private String known = "";
        private String source = "";

        Builder(CodedDocument coded, Kind kind, Span sentence, int at, String what, String value) {
            this.kind = kind;
            this.digest = coded.document().digest().hex();
            this.reported = coded.document().date().orElse(LocalDate.EPOCH);
            this.day = reported;
            this.sentence = sentence;
            this.at = at;
            this.what = what;
            this.value = value;
        }

        Builder of(Iterable<String> named) {
            named.forEach(actors::add);
            return this;
        }

        Clue build() {
            return new Clue(
                    kind,
                    digest,
                    reported,
                    day,
                    at,
                    sentence,
                    what,
                    value,
                    whom,
                    stems,
                    top,
                    actors,
                    recipients,
                    nearby,
                    told,
                    beside,
                    known,
                    source);
        }
    }
}
