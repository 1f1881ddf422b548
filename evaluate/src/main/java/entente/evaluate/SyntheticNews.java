package entente.evaluate;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Block;
import entente.model.CodedDocument;
import entente.model.Confidence;
import entente.model.Conflict;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Event;
import entente.model.EventDate;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Modality;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Invented news, coded as it is written, for measuring how a record behaves when it is large. Nothing in it happened.
 *
 * <p>A day has a third as many happenings as documents. A happening is two sides and a course of acts; several documents tell it,
 * on its day or the next, each with some of its acts, in other words or, one time in ten, as a copy. Few sides are in the news
 * often and many seldom (Zipf's law). So merging, threads and counts meet what they meet in real news: crowded pairs, copies,
 * offers with answers, statements by named and unnamed sources, denials, tolls that differ, now and then an office that is told wrong.
 *
 * <p>The same seed and number give the same document, whatever was asked before: parts of a record can be made apart and in any
 * order.
 */
public final class SyntheticNews {

    private static final int EVENTS_LEAST = 7;
    private static final int EVENTS_SPREAD = 7;
    private static final int COURSE = 14;

    private static final String[][] OFTEN = {
        {"USA", "United States"},
        {"RUS", "Russia"},
        {"CHN", "China"},
        {"ISR", "Israel"},
        {"IRN", "Iran"},
        {"UKR", "Ukraine"},
        {"PAK", "Pakistan"},
        {"IND", "India"},
        {"FRA", "France"},
        {"GBR", "Britain"},
        {"DEU", "Germany"},
        {"TUR", "Turkey"},
        {"SYR", "Syria"},
        {"IRQ", "Iraq"},
        {"JPN", "Japan"},
        {"PRK", "North Korea"},
        {"KOR", "South Korea"},
        {"NATO", "NATO"},
        {"EU", "European Union"},
        {"UN", "United Nations"},
        {"SAU", "Saudi Arabia"},
        {"EGY", "Egypt"},
        {"AFG", "Afghanistan"},
        {"SDN", "Sudan"},
        {"POL", "Poland"},
        {"ETH", "Ethiopia"},
        {"ERI", "Eritrea"},
        {"NGA", "Nigeria"},
        {"VEN", "Venezuela"},
        {"COL", "Colombia"},
        {"BRA", "Brazil"},
        {"ARM", "Armenia"},
        {"AZE", "Azerbaijan"},
        {"GEO", "Georgia"},
        {"BLR", "Belarus"},
        {"LTU", "Lithuania"},
        {"KAZ", "Kazakhstan"},
        {"KGZ", "Kyrgyzstan"},
        {"TJK", "Tajikistan"},
        {"UZB", "Uzbekistan"},
        {"CSTO", "CSTO"},
        {"ASEAN", "ASEAN"},
        {"AU", "African Union"},
        {"OSCE", "OSCE"},
        {"THA", "Thailand"},
        {"KHM", "Cambodia"},
        {"PHL", "Philippines"},
        {"MYS", "Malaysia"},
        {"IDN", "Indonesia"},
        {"VNM", "Vietnam"},
        {"SRB", "Serbia"},
        {"KOS", "Kosovo"},
        {"BIH", "Bosnia"},
        {"HRV", "Croatia"},
        {"GRC", "Greece"},
        {"CYP", "Cyprus"},
        {"LBN", "Lebanon"},
        {"JOR", "Jordan"},
        {"YEM", "Yemen"},
        {"TCD", "Chad"},
        {"COD", "Congo"},
        {"UGA", "Uganda"},
        {"RWA", "Rwanda"},
        {"KEN", "Kenya"},
        {"SOM", "Somalia"}
    };

    /** Those in the news less often: code and name. */
    private static final String SELDOM =
            "ALB Albania;DZA Algeria;AGO Angola;ARG Argentina;AUS Australia;AUT Austria;BHR Bahrain;"
                    + "BGD Bangladesh;BEL Belgium;BEN Benin;BTN Bhutan;BOL Bolivia;BWA Botswana;BRN Brunei;"
                    + "BGR Bulgaria;BFA Burkina Faso;BDI Burundi;CMR Cameroon;CAN Canada;"
                    + "CAF Central African Republic;CHL Chile;CRI Costa Rica;CUB Cuba;CZE Czech Republic;"
                    + "DNK Denmark;DJI Djibouti;DOM Dominican Republic;ECU Ecuador;SLV El Salvador;EST Estonia;"
                    + "FJI Fiji;FIN Finland;GAB Gabon;GMB Gambia;GHA Ghana;GTM Guatemala;GIN Guinea;"
                    + "GNB Guinea-Bissau;GUY Guyana;HTI Haiti;HND Honduras;HUN Hungary;ISL Iceland;IRL Ireland;"
                    + "ITA Italy;CIV Ivory Coast;JAM Jamaica;KWT Kuwait;LAO Laos;LVA Latvia;LSO Lesotho;"
                    + "LBR Liberia;LBY Libya;MKD Macedonia;MDG Madagascar;MWI Malawi;MDV Maldives;MLI Mali;"
                    + "MLT Malta;MRT Mauritania;MEX Mexico;MDA Moldova;MNG Mongolia;MNE Montenegro;MAR Morocco;"
                    + "MOZ Mozambique;MMR Myanmar;NAM Namibia;NPL Nepal;NLD Netherlands;NZL New Zealand;"
                    + "NIC Nicaragua;NER Niger;NOR Norway;OMN Oman;PAN Panama;PNG Papua New Guinea;PRY Paraguay;"
                    + "PER Peru;PRT Portugal;QAT Qatar;ROU Romania;SEN Senegal;SLE Sierra Leone;SGP Singapore;"
                    + "SVK Slovakia;SVN Slovenia;ZAF South Africa;ESP Spain;LKA Sri Lanka;SWE Sweden;"
                    + "CHE Switzerland;TZA Tanzania;TLS Timor-Leste;TGO Togo;TTO Trinidad and Tobago;"
                    + "TUN Tunisia;TKM Turkmenistan;ARE United Arab Emirates;URY Uruguay;ZMB Zambia;"
                    + "ZWE Zimbabwe;PSE Palestinian Authority;GCC Gulf Cooperation Council;"
                    + "OAS Organization of American States;ECOWAS ECOWAS;ICRC Red Cross;IAEA IAEA;OPEC OPEC;"
                    + "SCO Shanghai Cooperation Organisation;CIS Commonwealth of Independent States";

    private static final String[][] SIDES = Stream.concat(
                    Stream.of(OFTEN), Stream.of(SELDOM.split(";")).map(side -> side.split(" ", 2)))
            .toArray(String[][]::new);

    /** Type, verb, preposition before the recipient, and PLOVER's score. */
    private static final String[][] ACTS = {
        {"AGREE", "offered", "to", "2.5"},
        {"AGREE", "pledged", "to", "2.5"},
        {"CONSULT", "met", "with", "2.5"},
        {"CONSULT", "visited", "in", "2.5"},
        {"SUPPORT", "praised", "", "5"},
        {"CONCEDE", "eased", "towards", "4.5"},
        {"COOPERATE", "signed", "with", "9.5"},
        {"AID", "sent", "to", "10"},
        {"RETREAT", "withdrew", "from", "6.5"},
        {"REQUEST", "urged", "", "0"},
        {"REQUEST", "demanded", "of", "0"},
        {"ACCUSE", "accused", "", "-3"},
        {"ACCUSE", "condemned", "", "-3"},
        {"REJECT", "rejected", "from", "-2"},
        {"REJECT", "denied", "despite claims by", "-2"},
        {"THREATEN", "threatened", "", "-3.5"},
        {"PROTEST", "protested", "against", "-5"},
        {"SANCTION", "sanctioned", "", "-6"},
        {"MOBILIZE", "mobilized", "against", "-5.5"},
        {"COERCE", "detained", "of", "-7"},
        {"ASSAULT", "shelled", "", "-9"}
    };

    private static final String[] OBJECTS = pairs(
            "%2$s %1$s",
            "talks ceasefire wheat gas visas prisoners pipeline observers fishing guards missiles summit dam refugees customs enclave "
                    + "boats elections loans bridges vaccines satellites orchards canal timber copper ferries radar archives pensions "
                    + "railways airspace minefields cables hostages tariffs reactors harbours villages schools convoys uniforms seeds "
                    + "grids islands passports rice helicopters quotas pastures wells barracks tolls maps broadcasts museums salaries "
                    + "ambulances fertiliser cement",
            "northern coastal disputed frozen seasonal joint secret urgent private rural stolen foreign winter mountain border "
                    + "temporary military civilian unpaid broken annual regional public damaged ancient");

    private static final String[] MANNERS = pairs(
            "after %1$s of %2$s",
            "weeks months days years hours nights rounds decades",
            "silence debate hesitation pressure protest rumours bargaining drought flooding unrest mourning scandal litigation blackouts "
                    + "shelling inflation mediation rehearsals");

    /** Each word of one list with each of the other. */
    private static String[] pairs(String form, String some, String others) {
        return Stream.of(some.split(" "))
                .flatMap(one -> Stream.of(others.split(" ")).map(other -> form.formatted(one, other)))
                .toArray(String[]::new);
    }

    private static final String[][] PLACES = {
        {"Geneva", "CHE", "46.2", "6.15"}, {"Vienna", "AUT", "48.21", "16.37"}, {"Kabul", "AFG", "34.53", "69.17"},
        {"Bishkek", "KGZ", "42.87", "74.59"}, {"Tbilisi", "GEO", "41.69", "44.83"}, {"Basra", "IRQ", "30.51", "47.78"},
        {"Nyala", "SDN", "12.05", "24.88"}, {"Goma", "COD", "-1.68", "29.22"}, {"Donetsk", "UKR", "48.02", "37.8"},
        {"Gaza", "PSE", "31.5", "34.47"}, {"Minsk", "BLR", "53.9", "27.57"}, {"Dushanbe", "TJK", "38.54", "68.78"},
        {"Nairobi", "KEN", "-1.29", "36.82"}, {"Lagos", "NGA", "6.45", "3.39"}, {"Lima", "PER", "-12.05", "-77.04"},
        {"Bogota", "COL", "4.71", "-74.07"}, {"Havana", "CUB", "23.11", "-82.37"}, {"Tripoli", "LBY", "32.89", "13.19"},
        {"Damascus", "SYR", "33.51", "36.29"}, {"Amman", "JOR", "31.95", "35.93"}, {"Sanaa", "YEM", "15.37", "44.19"},
        {"Baku", "AZE", "40.41", "49.87"}, {"Belgrade", "SRB", "44.79", "20.45"}, {"Athens", "GRC", "37.98", "23.73"},
        {"Manila", "PHL", "14.6", "120.98"}, {"Jakarta", "IDN", "-6.21", "106.85"}, {"Hanoi", "VNM", "21.03", "105.85"},
        {"Colombo", "LKA", "6.93", "79.85"}, {"Dhaka", "BGD", "23.81", "90.41"}, {"Yangon", "MMR", "16.87", "96.2"}
    };

    private static final String[] OUTLETS = {
        "Meridian Press",
        "Nordvik News Agency",
        "Corvane",
        "Tamarind News Agency",
        "Sable Coast News",
        "Harbour Dispatch"
    };

    private static final String[] GIVEN = {
        "Mara", "Tomas", "Ilse", "Goran", "Petra", "Anselm", "Nadia", "Ruben", "Salome", "Viktor", "Amara", "Joris"
    };

    private static final String[] FAMILY = {
        "Devlin",
        "Korvath",
        "Osterling",
        "Maruna",
        "Belfort",
        "Tashkov",
        "Lindqvar",
        "Sandoro",
        "Hallam",
        "Quist",
        "Varga"
    };

    private static final String[] OFFICES = {
        "Deputy Foreign Minister", "Spokesman", "Prime Minister", "Deputy Defence Minister"
    };

    private static final int OFFICIALS = 6;
    private static final int CONFLICTS = 40;
    private static final int WRONG_DAYS = 23;
    private static final int OTHER_SIDE = 4;
    private static final int WRONG_OFFICES = 25;

    private final long seed;
    private final LocalDate first;
    private final int perDay;
    private final double[] weights;

    /**
     * @param first day of the first documents
     * @param perDay documents a day
     */
    public SyntheticNews(long seed, LocalDate first, int perDay) {
        if (perDay < 1) {
            throw new IllegalArgumentException("a day needs a document at least, got " + perDay);
        }
        this.seed = seed;
        this.first = first;
        this.perDay = perDay;
        this.weights = new double[SIDES.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += 1.0 / (i + 2);
            weights[i] = sum;
        }
    }

    /** Documents with these numbers, one after another. */
    public Stream<CodedDocument> documents(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::document);
    }

    /** Numbers of one day: from {@code perDay * day}, {@code perDay} of them. */
    public Stream<CodedDocument> day(int day) {
        return documents((long) perDay * day, (long) perDay * (day + 1));
    }

    /** The document with a number; its day is the number divided by the documents a day. */
    public CodedDocument document(long number) {
        Random random = random(number, 1);
        long day = number / perDay;
        boolean late = day > 0 && random.nextInt(4) == 0;
        long storyDay = late ? day - 1 : day;
        int stories = Math.max(1, perDay / 3);
        int story = (int) (stories * Math.pow(random.nextDouble(), 1.5));
        boolean copy = random.nextInt(10) == 0;
        Happening happening = happening(storyDay, story);
        // One report in so many has the day wrong.
        LocalDate acted = first.plusDays(number % WRONG_DAYS == 0 ? storyDay - 1 : storyDay);
        return new Writer(number, first.plusDays(day), acted, late, happening, copy).write();
    }

    /** Who speaks in a document for its first side; nobody by name in every second one. */
    private Optional<String> official(Happening happening, long number) {
        Random random = random(number, 6);
        int one = happening.one() * OFFICIALS + random.nextInt(OFFICIALS);
        return random.nextBoolean()
                ? Optional.of(GIVEN[one % GIVEN.length] + " " + FAMILY[one % FAMILY.length])
                : Optional.empty();
    }

    /** @param course acts in their order: index into ACTS, object, number, whether the second side acts */
    private record Happening(int one, int other, int place, int[][] course, long id) {}

    private Happening happening(long day, int story) {
        long id = day * 1_000_003L + story;
        Random random = random(id, 2);
        int one = side(random);
        int other = side(random);
        while (other == one) {
            other = side(random);
        }
        int[][] course = new int[COURSE][];
        int object = random.nextInt(OBJECTS.length);
        for (int i = 0; i < COURSE; i++) {
            course[i] = new int[] {
                random.nextInt(ACTS.length),
                random.nextInt(3) == 0 ? random.nextInt(OBJECTS.length) : object,
                2 + random.nextInt(400),
                random.nextInt(3) == 0 ? 1 : 0
            };
        }
        return new Happening(one, other, random.nextInt(PLACES.length), course, id);
    }

    private int side(Random random) {
        double drawn = random.nextDouble() * weights[weights.length - 1];
        int i = 0;
        while (weights[i] < drawn) {
            i++;
        }
        return i;
    }

    private Random random(long number, int purpose) {
        long mixed = (seed * 31 + purpose) * 0x9E3779B97F4A7C15L ^ number * 0xBF58476D1CE4E5B9L;
        mixed ^= mixed >>> 29;
        return new Random(mixed * 0x94D049BB133111EBL);
    }

    private final class Writer {

        private final long number;
        private final LocalDate reported;
        private final LocalDate acted;
        private final boolean late;
        private final Happening happening;
        private final Random random;
        private final Optional<String> official;
        private final StringBuilder text = new StringBuilder();
        private final List<Span> sentences = new ArrayList<>();
        private final List<List<Evidence>> mentions = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private final List<List<Integer>> mentionSentences =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private final List<Span[]> told = new ArrayList<>();
        private final List<int[]> acts = new ArrayList<>();

        Writer(long number, LocalDate reported, LocalDate acted, boolean late, Happening happening, boolean copy) {
            this.number = number;
            this.reported = reported;
            this.acted = acted;
            this.late = late;
            this.happening = happening;
            // Copies of one happening draw the same words.
            this.random = copy ? random(happening.id(), 4) : random(number, 3);
            this.official = official(happening, copy ? happening.id() : number);
        }

        CodedDocument write() {
            String place = PLACES[happening.place()][0];
            String outlet = OUTLETS[(int) Math.floorMod(number, OUTLETS.length)];
            text.append("%s, %s (%s) -- ".formatted(place, reported, outlet));
            int count = EVENTS_LEAST + random.nextInt(EVENTS_SPREAD);
            TreeSet<Integer> chosen = new TreeSet<>();
            while (chosen.size() < count) {
                chosen.add(random.nextInt(COURSE));
            }
            for (int i : chosen) {
                int[] act = happening.course()[i];
                // Some have attacks from the other side.
                boolean other = number % OTHER_SIDE == 0 && ACTS[act[0]][0].equals("ASSAULT");
                sentence(other ? new int[] {act[0], act[1], act[2], 1 - act[3]} : act);
            }
            toll();
            text.append("Report ").append(number).append('.');
            return coded(outlet);
        }

        /** Spans of a sentence in their order: actor, verb, recipient, place, day, cue. */
        private void sentence(int[] act) {
            Span[] spans = new Span[6];
            int start = text.length();
            boolean said = random.nextInt(4) == 0;
            if (said) {
                official.ifPresent(name -> text.append(office(name)).append(' '));
                spans[5] = append(2, official.orElse("An official"));
                text.append(" said that ");
            }
            int doer = act[3];
            spans[0] = append(doer, SIDES[doer == 0 ? happening.one() : happening.other()][1]);
            text.append(' ');
            String[] how = ACTS[act[0]];
            spans[1] = plain(how[1]);
            text.append(how[2].isEmpty() ? " " : " " + act[2] + " " + OBJECTS[act[1]] + " " + how[2] + " ");
            spans[2] = append(1 - doer, SIDES[doer == 0 ? happening.other() : happening.one()][1]);
            text.append(how[2].isEmpty() ? " over " + act[2] + " " + OBJECTS[act[1]] : "");
            text.append(" in ");
            spans[3] = plain(PLACES[happening.place()][0]);
            if (random.nextInt(3) > 0) {
                text.append(" on ");
                spans[4] = plain(day(acted));
            }
            text.append(' ').append(MANNERS[random.nextInt(MANNERS.length)]).append('.');
            sentences.add(new Span(start, text.length()));
            text.append(' ');
            told.add(spans);
            acts.add(act);
        }

        /** Reports of attacks give the dead as they know them. */
        private void toll() {
            boolean attack = acts.stream().anyMatch(act -> ACTS[act[0]][0].equals("ASSAULT"));
            if (attack && random.nextInt(3) == 0) {
                int start = text.length();
                int dead = 2 + (int) (happening.id() % 9) + (random.nextInt(3) == 0 ? random.nextInt(4) : 0);
                text.append("At least ")
                        .append(dead)
                        .append(" people were killed near ")
                        .append(PLACES[happening.place()][0])
                        .append(", doctors reported.");
                sentences.add(new Span(start, text.length()));
                text.append(' ');
            }
        }

        /** What an official is called; now and then it is told wrong. */
        private String office(String name) {
            int wrong = random.nextInt(WRONG_OFFICES) == 0 ? 3 : 0;
            return OFFICES[(name.length() + wrong) % OFFICES.length];
        }

        private static String day(LocalDate date) {
            return date.getDayOfMonth() + " " + date.getMonth().toString().charAt(0)
                    + date.getMonth().toString().substring(1).toLowerCase(java.util.Locale.ROOT);
        }

        private Span plain(String words) {
            Span span = new Span(text.length(), text.length() + words.length());
            text.append(words);
            return span;
        }

        private Span append(int actor, String words) {
            Span span = plain(words);
            mentions.get(actor).add(new Evidence(span, words));
            mentionSentences.get(actor).add(sentences.size());
            return span;
        }

        private CodedDocument coded(String outlet) {
            String whole = text.toString();
            Digest digest = Digest.of(whole);
            String id = "synthetic-" + number;
            Document document = new Document(
                    id,
                    digest,
                    whole,
                    Optional.empty(),
                    Optional.of(outlet),
                    Optional.empty(),
                    Optional.of(reported),
                    Optional.empty(),
                    "en",
                    new Source(id, Optional.empty(), digest, Optional.empty()),
                    SourceMap.identity(whole),
                    List.of(new Block(Block.Kind.PARAGRAPH, new Span(0, whole.length()))));
            List<Actor> actors = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                actor(i).ifPresent(actors::add);
            }
            List<Event> events = new ArrayList<>();
            List<Statement> statements = new ArrayList<>();
            for (int i = 0; i < told.size(); i++) {
                events.add(event(whole, digest, i));
                statement(whole, digest, i).ifPresent(statements::add);
            }
            Optional<Relation> relation = actors.size() > 1 && number % 50 == 0
                    ? Optional.of(new Relation(
                            "r-" + digest.prefix(12),
                            "partner_in",
                            "a1",
                            Optional.of("a2"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(reported),
                            "synthetic",
                            List.of(mentions.get(0).getFirst())))
                    : Optional.empty();
            return new CodedDocument(
                    document,
                    "PLOVER-2021",
                    "synthetic-" + seed,
                    sentences,
                    actors,
                    events,
                    statements,
                    relation.stream().toList(),
                    conflict().stream().toList());
        }

        /** Now and then an official is told to hold an office that another holds by what is known. */
        private Optional<Conflict> conflict() {
            return official.isPresent()
                            && number % CONFLICTS == 0
                            && !mentions.get(2).isEmpty()
                    ? Optional.of(new Conflict(
                            "office",
                            mentions.get(2).getFirst(),
                            Optional.of("a3"),
                            "the office was held by another on that day",
                            "synthetic"))
                    : Optional.empty();
        }

        private Optional<Actor> actor(int i) {
            if (mentions.get(i).isEmpty()) {
                return Optional.empty();
            }
            String[] side = SIDES[i == 1 ? happening.other() : happening.one()];
            boolean state = side[0].length() == 3 && !side[1].equals(side[0]);
            List<ActorMention> where = new ArrayList<>();
            for (int m = 0; m < mentions.get(i).size(); m++) {
                where.add(new ActorMention(
                        mentions.get(i).get(m), mentionSentences.get(i).get(m), 1, ActorMention.How.NAME));
            }
            SortedMap<String, Ground> grounds = new TreeMap<>();
            return Optional.of(new Actor(
                    "a" + (i + 1),
                    i == 2 ? official.orElse("An official") : side[1],
                    i < 2
                            ? state ? ActorKind.STATE : ActorKind.IGO
                            : official.isPresent() ? ActorKind.PERSON : ActorKind.UNNAMED,
                    state ? Optional.of(side[0]) : Optional.empty(),
                    state ? Optional.empty() : Optional.of(side[0]),
                    i == 2 ? List.of("GOV") : List.of(),
                    i == 2 ? official.map(name -> OFFICES[name.length() % OFFICES.length]) : Optional.empty(),
                    new TreeMap<>(),
                    List.of(),
                    grounds,
                    where));
        }

        private Event event(String whole, Digest digest, int i) {
            Span[] spans = told.get(i);
            int[] act = acts.get(i);
            String[] how = ACTS[act[0]];
            String[] place = PLACES[happening.place()];
            Ground dated = spans[4] == null
                    ? new Ground.Inferred("date of the report")
                    : new Ground.Words(Evidence.of(spans[4], whole));
            LocalDate day = spans[4] == null && late ? reported : acted;
            return new Event(
                    id("e", digest, i),
                    how[0],
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    random(number * 31 + i, 5).nextInt(12) == 0 ? Modality.PLANNED : Modality.ASSERTED,
                    OptionalDouble.of(Double.parseDouble(how[3])),
                    Evidence.of(spans[1], whole),
                    List.of(new Participant("a" + (act[3] + 1), Evidence.of(spans[0], whole))),
                    List.of(new Participant("a" + (2 - act[3]), Evidence.of(spans[2], whole))),
                    Optional.of(new Event.When(new EventDate(day, EventDate.Precision.DAY), dated)),
                    Optional.of(new Event.Where(
                            place[0],
                            Optional.of(place[1]),
                            Optional.of(new entente.model.PlaceMention.Coordinates(
                                    Double.parseDouble(place[2]), Double.parseDouble(place[3]))),
                            "city",
                            new Ground.Words(Evidence.of(spans[3], whole)))),
                    spans[5] == null ? List.of() : List.of(id("s", digest, i)),
                    new TreeMap<>(),
                    Optional.empty(),
                    sure(i, 7, "type", "actors"),
                    "synthetic",
                    new TreeMap<>(),
                    List.of());
        }

        private Optional<Statement> statement(String whole, Digest digest, int i) {
            Span[] spans = told.get(i);
            if (spans[5] == null) {
                return Optional.empty();
            }
            Span cue = new Span(spans[5].end() + 1, spans[5].end() + 5);
            Span content = new Span(spans[0].start(), sentences.get(i).end() - 1);
            return Optional.of(new Statement(
                    id("s", digest, i),
                    Statement.Kind.INDIRECT,
                    Optional.of(new Participant("a3", Evidence.of(spans[5], whole))),
                    official.isPresent() ? Statement.SourceKind.NAMED : Statement.SourceKind.UNNAMED,
                    Optional.of(Evidence.of(cue, whole)),
                    Evidence.of(content, whole),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new Statement.About(
                            "a" + (2 - acts.get(i)[3]),
                            Evidence.of(spans[2], whole),
                            Optional.of(Double.parseDouble(ACTS[acts.get(i)[0]][3]) < 0 ? "opposed" : "favourable"))),
                    Optional.empty(),
                    sure(i, 8, "source", "content"),
                    "synthetic",
                    new TreeMap<>()));
        }

        private Confidence sure(int i, int purpose, String one, String other) {
            Random sureness = random(number * 31 + i, purpose);
            return Confidence.of(java.util.Map.of(
                    one, 0.4 + sureness.nextInt(60) / 100.0, other, 0.5 + sureness.nextInt(50) / 100.0));
        }

        private static String id(String prefix, Digest digest, int i) {
            return prefix + "-" + digest.prefix(11) + Integer.toString(i, 36);
        }
    }
}
