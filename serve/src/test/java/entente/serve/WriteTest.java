package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.RecordStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers add: decisions, rounds, saved searches, stars, notes, sources. Every answer is held to {@code openapi.json}. */
class WriteTest {

    private static final String TOKEN = "a-token-of-the-test";
    private static final int LIMIT = 60_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static RecordStore store;
    private static Server server;
    private static Contract contract;
    private static HttpClient client;

    @BeforeAll
    static void serve() throws Exception {
        store = Samples.record(folder.resolve("samples.db"));
        server = Server.start(Settings.on(store, Samples::pipeline)
                .withPort(0)
                .withSecret(TOKEN, false)
                .withLimit(LIMIT));
        contract = new Contract();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void end() {
        server.close();
        store.close();
    }

    private record Answer(int status, String body, HttpResponse<byte[]> response) {
        JsonNode json() throws Exception {
            return MAPPER.readTree(body);
        }
    }

    private static Answer send(String user, String method, String path, String type, BodyPublisher body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/" + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("X-Entente-User", user)
                .header("Content-Type", type)
                .method(method, body)
                .build();
        HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
        String text = new String(response.body(), StandardCharsets.UTF_8);
        contract.check(
                method,
                "/" + path,
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                text);
        return new Answer(response.statusCode(), text, response);
    }

    private static Answer send(String user, String method, String path, JsonNode body) throws Exception {
        return send(user, method, path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    private static Answer get(String user, String path) throws Exception {
        return send(user, "GET", path, "application/json", BodyPublishers.noBody());
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static ObjectNode decision(JsonNode finding, String verdict) {
        return object().put("document", finding.at("/document/digest").asText())
                .put("finding", finding.path("id").asText())
                .put("verdict", verdict);
    }

    // Review

    @Test
    void theQueueBeginsWithTheMostDoubtfulAndLosesWhatIsDecided() throws Exception {
        JsonNode queue = get("Ana", "review/queue?kind=event&limit=20").json();
        double before = 1;
        for (JsonNode item : queue.path("items")) {
            double doubt = item.at("/finding/doubt").asDouble(0);
            assertThat(doubt).isLessThanOrEqualTo(before);
            before = doubt;
            assertThat(item.path("context").asText())
                    .contains(item.at("/finding/finding/trigger/text").asText());
        }
        JsonNode first = queue.at("/items/0/finding");
        Answer accepted = send(
                "Ana", "POST", "review/decisions", decision(first, "accept").put("note", "clear"));
        assertThat(accepted.status()).isEqualTo(201);
        JsonNode after = get("Ana", "review/queue?kind=event&limit=20").json();
        assertThat(after.at("/items/0/finding/id").asText())
                .isNotEqualTo(first.path("id").asText());
        assertThat(after.at("/left/count").asInt())
                .isEqualTo(queue.at("/left/count").asInt() - 1);
        assertThat(get("Ben", "review/queue?kind=event&limit=1")
                        .json()
                        .at("/items/0/finding/id")
                        .asText())
                .isEqualTo(first.path("id").asText());

        String id = accepted.json().path("id").asText();
        assertThat(send("Ben", "DELETE", "review/decisions/" + id, object()).status())
                .isEqualTo(404);
        assertThat(send("Ana", "DELETE", "review/decisions/" + id, object())
                        .json()
                        .path("undone")
                        .isNull())
                .isFalse();
        assertThat(get("Ana", "review/queue?kind=event&limit=1")
                        .json()
                        .at("/items/0/finding/id")
                        .asText())
                .isEqualTo(first.path("id").asText());
        assertThat(get("Ana", "review/decisions").body()).contains(id);
    }

    @Test
    void theMachinesCodingStaysAsItIsBesideACorrection() throws Exception {
        JsonNode found =
                get("Cleo", "search?kind=event&type=AGREE&limit=1").json().at("/items/0");
        String digest = found.at("/document/digest").asText();
        String before = get("Cleo", "documents/" + digest).json().path("coded").toString();
        JsonNode trigger = found.at("/finding/trigger");
        ObjectNode coding = object().put("kind", "event").put("type", "CONSULT").put("modality", "planned");
        coding.putObject("trigger")
                .put("start", trigger.path("start").asInt())
                .put("end", trigger.path("end").asInt());
        coding.putArray("actors");
        coding.putArray("recipients");
        coding.putArray("about");
        ObjectNode correction = decision(found, "correct");
        correction.set("coding", coding);
        assertThat(send("Cleo", "POST", "review/decisions", correction).status())
                .isEqualTo(201);
        JsonNode document = get("Cleo", "documents/" + digest).json();
        assertThat(document.path("coded").toString()).isEqualTo(before);
        assertThat(document.at("/decisions/0/coding/type").asText()).isEqualTo("CONSULT");
        assertThat(get("Dan", "documents/" + digest).json().path("decisions")).isEmpty();

        ObjectNode outside = correction.deepCopy();
        ((ObjectNode) outside.at("/coding/trigger")).put("end", 10_000_000);
        assertThat(send("Cleo", "POST", "review/decisions", outside).body()).contains("coding.trigger");
        ObjectNode unknown = correction.deepCopy();
        ((ObjectNode) unknown.path("coding")).put("type", "DANCE");
        assertThat(send("Cleo", "POST", "review/decisions", unknown).status()).isEqualTo(400);
        assertThat(send("Cleo", "POST", "review/decisions", decision(found, "maybe"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aCorrectionSaysHowWhereWhenAndOnWhatKindOfSource() throws Exception {
        JsonNode item = get("Gil", "review/queue?kind=event&limit=1").json().at("/items/0");
        ObjectNode coding = item.path("coding").deepCopy();
        assertThat(coding.at("/trigger/start").asInt())
                .isEqualTo(item.at("/finding/finding/trigger/start").asInt());
        JsonNode trigger = coding.path("trigger");
        coding.put("type", "ASSAULT").putArray("modes").add("destroy").add("aerial");
        ((ObjectNode) coding.set("place", trigger.deepCopy()))
                .withObject("/place")
                .put("code", "OMN");
        coding.set("date", trigger.deepCopy());
        ObjectNode correction = decision(item.path("finding"), "correct");
        correction.set("coding", coding);
        JsonNode kept =
                send("Gil", "POST", "review/decisions", correction).json().path("coding");
        assertThat(kept.path("modes").toString()).isEqualTo("[\"destroy\",\"aerial\"]");
        assertThat(kept.at("/place/code").asText()).isEqualTo("OMN");
        assertThat(kept.at("/date/end")).isEqualTo(trigger.path("end"));
        String tsv = String.join(
                "",
                unzip(get("Gil", "review/export?format=webanno&coder=Gil")
                                .response()
                                .body())
                        .values());
        assertThat(tsv).contains("ASSAULT.destroy.aerial ", "place[", "OMN[", "date[");

        coding.putArray("modes").add("visit");
        assertThat(send("Gil", "POST", "review/decisions", correction).body())
                .contains("coding.modes", "expected modes of ASSAULT", "visit");

        JsonNode said = get("Gil", "review/queue?kind=statement&limit=1").json().at("/items/0");
        ObjectNode statement = said.path("coding").deepCopy();
        statement.putNull("source").put("source_kind", "unnamed");
        ObjectNode without = decision(said.path("finding"), "correct");
        without.set("coding", statement);
        assertThat(send("Gil", "POST", "review/decisions", without).body())
                .contains("coding.source_kind", "expected none, since there is no source");
        statement.put("source_kind", "none");
        assertThat(send("Gil", "POST", "review/decisions", without)
                        .json()
                        .at("/coding/source_kind")
                        .asText())
                .isEqualTo("none");
    }

    @Test
    void aRoundIsBlindUntilItsCodingIsOverAndItsGoldCanBeEvaluated() throws Exception {
        // The report in which most acts are told, whatever the reader of the day makes of them.
        String digest = "";
        int most = 1;
        for (JsonNode hit :
                get("Eva", "search/documents?limit=50&kind=event").json().path("items")) {
            String one = hit.at("/document/digest").asText();
            int acts = get("Eva", "search?limit=1&kind=event&document=" + one)
                    .json()
                    .at("/total/count")
                    .asInt();
            digest = acts > most ? one : digest;
            most = Math.max(most, acts);
        }
        ObjectNode wanted = object().put("name", "wheat");
        wanted.putArray("documents").add(digest);
        JsonNode round = send("Eva", "POST", "review/rounds", wanted).json();
        String id = round.path("id").asText();
        assertThat(round.path("state").asText()).isEqualTo("open");
        assertThat(send("Eva", "POST", "review/rounds", wanted).status()).isEqualTo(400);

        List<JsonNode> findings = new ArrayList<>();
        get("Eva", "review/queue?limit=200&round=" + id)
                .json()
                .path("items")
                .forEach(item -> findings.add(item.path("finding")));
        assertThat(findings).hasSize(round.path("findings").asInt());
        for (int i = 0; i < findings.size(); i++) {
            send(
                    "Eva",
                    "POST",
                    "review/decisions",
                    decision(findings.get(i), "accept").put("round", id));
            send(
                    "Finn",
                    "POST",
                    "review/decisions",
                    decision(findings.get(i), i == 0 ? "reject" : "accept").put("round", id));
        }
        assertThat(get("Eva", "review/queue?round=" + id).json().path("items")).isEmpty();
        assertThat(get("Eva", "review/decisions?limit=200&round=" + id).json().path("items"))
                .hasSize(findings.size());
        assertThat(get("Eva", "review/agreement?round=" + id).status()).isEqualTo(409);
        assertThat(get("Eva", "review/rounds/" + id + "/disagreements").status())
                .isEqualTo(409);
        assertThat(get("Eva", "review/export?round=" + id).status()).isEqualTo(409);

        send("Eva", "PUT", "review/rounds/" + id + "/state", object().put("state", "adjudication"));
        assertThat(send(
                                "Eva",
                                "POST",
                                "review/decisions",
                                decision(findings.get(0), "accept").put("round", id))
                        .status())
                .isEqualTo(409);
        assertThat(get("Eva", "review/decisions?limit=200&round=" + id).json().path("items"))
                .hasSize(2 * findings.size());
        JsonNode agreement = get("Eva", "review/agreement?round=" + id).json();
        assertThat(agreement.at("/alphas/0/units").asInt()).isEqualTo(findings.size());
        assertThat(agreement.at("/confusion/labels").toString()).contains("none");
        JsonNode disputed = get("Eva", "review/rounds/" + id + "/disagreements").json();
        assertThat(disputed.path("items")).hasSize(1);
        send(
                "Gus",
                "POST",
                "review/decisions",
                decision(findings.get(0), "reject").put("round", id).put("settles", true));
        assertThat(get("Eva", "review/rounds/" + id + "/disagreements").json().path("items"))
                .isEmpty();

        Map<String, String> labels = unzip(
                get("Eva", "review/export?format=labels&round=" + id).response().body());
        assertThat(labels).containsKeys("labels/own/reviewed.jsonl", "splits.tsv");
        String text = labels.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".txt"))
                .findFirst()
                .orElseThrow()
                .getValue();
        int events = 0;
        for (String line : Objects.requireNonNull(labels.get("labels/own/reviewed.jsonl"))
                .lines()
                .toList()) {
            JsonNode label = MAPPER.readTree(line);
            events += label.path("events").size() + label.path("statements").size();
            for (JsonNode mention : label.path("mentions")) {
                assertThat(text.substring(
                                mention.path("start").asInt(),
                                mention.path("end").asInt()))
                        .isNotBlank();
            }
        }
        assertThat(events).isEqualTo(findings.size() - 1);

        String tsv = unzip(get("Eva", "review/export?format=webanno&round=" + id)
                        .response()
                        .body())
                .values()
                .iterator()
                .next();
        assertThat(tsv).startsWith("#FORMAT=WebAnno TSV 3.3\n#T_SP=").contains("event[", "actor[", "#Text=");
        for (String line :
                tsv.lines().filter(line -> line.matches("\\d+-\\d+\t.*")).toList()) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(9);
            String[] place = cells[1].split("-");
            assertThat(text.substring(Integer.parseInt(place[0]), Integer.parseInt(place[1])))
                    .isNotBlank();
        }
        assertThat(get("Eva", "review/export?format=jsonl&round=" + id)
                        .body()
                        .lines()
                        .count())
                .isEqualTo(2L * findings.size() + 1);
        assertThat(get("Eva", "review/rounds").json().at("/items/0/coders")).hasSize(2);
    }

    private static Map<String, String> unzip(byte[] bytes) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    // One's own

    @Test
    void starsAndNotesAreThoseOfTheirReader() throws Exception {
        JsonNode star = send("Hana", "PUT", "stars/dyad/EU%20BLR", object()).json();
        assertThat(star.path("key").asText()).isEqualTo("BLR EU");
        assertThat(star.path("label").asText()).contains("Belarus");
        assertThat(get("Hana", "between/EU/BLR").json().path("starred").asBoolean())
                .isTrue();
        assertThat(get("Ivo", "between/EU/BLR").json().path("starred").asBoolean())
                .isFalse();
        send("Hana", "PUT", "notes/actor/BLR", object().put("text", "<script>alert(1)</script> to be asked"));
        Answer note = get("Hana", "notes/actor/BLR");
        assertThat(note.json().path("text").asText()).startsWith("<script>");
        assertThat(note.response().headers().firstValue("content-type").orElseThrow())
                .startsWith("application/json");
        assertThat(get("Ivo", "actors/BLR").json().path("note").isNull()).isTrue();
        assertThat(get("Hana", "stars").json().path("items")).hasSize(1);
        assertThat(send("Hana", "DELETE", "stars/dyad/BLR%20EU", object()).status())
                .isEqualTo(204);
        assertThat(get("Hana", "stars").json().path("items")).isEmpty();
    }

    @Test
    void aSavedSearchTellsWhatCameSinceTheLastVisitAndHasAFeed() throws Exception {
        JsonNode saved = send(
                        "Jo",
                        "POST",
                        "saved",
                        object().put("name", "Belarus").put("kind", "search").put("query", "kind=event&actor=BLR"))
                .json();
        assertThat(saved.at("/news/count").asInt()).isZero();
        String before = get("Jo", "search?kind=event&actor=BLR&limit=1")
                .json()
                .at("/total/count")
                .asText();
        read("Jo", "Belarus expelled the ambassador of Poland on Tuesday. Poland protested to Belarus.", "2009-07-01");
        JsonNode watched = get("Jo", "saved").json().at("/items/0");
        int news = watched.at("/news/count").asInt();
        assertThat(news)
                .isEqualTo(get("Jo", "search?kind=event&actor=BLR&limit=1")
                                .json()
                                .at("/total/count")
                                .asInt()
                        - Integer.parseInt(before))
                .isPositive();
        String feed = watched.path("feed").asText();
        HttpResponse<String> atom = client.send(
                HttpRequest.newBuilder(URI.create(server.address() + feed.substring(1)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(atom.statusCode()).isEqualTo(200);
        assertThat(atom.body()).contains("http://www.w3.org/2005/Atom", "expelled", "/article/");
        assertThat(get("Jo", feed.substring("/api/".length()).replaceFirst("key=.*", "key=wrong"))
                        .status())
                .isEqualTo(404);
        String id = watched.path("id").asText();
        assertThat(send("Kim", "POST", "saved/" + id + "/visit", object()).status())
                .isEqualTo(404);
        assertThat(send("Jo", "POST", "saved/" + id + "/visit", object())
                        .json()
                        .at("/news/count")
                        .asInt())
                .isZero();
        assertThat(send("Jo", "DELETE", "saved/" + id, object()).status()).isEqualTo(204);
        assertThat(get("Jo", "saved").json().path("items")).isEmpty();
        assertThat(send(
                                "Jo",
                                "POST",
                                "saved",
                                object().put("name", "x").put("kind", "search").put("query", "since=never"))
                        .status())
                .isEqualTo(400);
    }

    // Sources

    private static JsonNode read(String user, String text, String day) throws Exception {
        Answer answer = send(
                user,
                "POST",
                "sources/text",
                object().put("text", text).put("date", day).put("title", "A note"));
        assertThat(answer.status()).isEqualTo(202);
        return finished(user, answer.json().path("id").asText());
    }

    /** The job once it has ended, by its server-sent events. */
    private static JsonNode finished(String user, String id) throws Exception {
        Answer events = get(user, "jobs/" + id + "/events");
        assertThat(events.body()).contains("event: end");
        String last = events.body()
                .substring(events.body().lastIndexOf("data: ") + "data: ".length())
                .strip();
        return MAPPER.readTree(last);
    }

    @Test
    void aFileIsReadAndItsTextStaysText() throws Exception {
        String hostile =
                "<script>alert('x')</script> Chad accused Sudan of arming rebels on Monday.\n\nSudan denied it.\n";
        Answer upload = send(
                "Lea",
                "POST",
                "sources/files?name=hostile.txt",
                "application/octet-stream",
                BodyPublishers.ofString(hostile));
        assertThat(upload.status()).isEqualTo(202);
        JsonNode job = finished("Lea", upload.json().path("id").asText());
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
        assertThat(job.path("kept").asInt()).isEqualTo(1);
        String digest = job.at("/documents/0/digest").asText();
        Answer document = get("Lea", "documents/" + digest);
        assertThat(document.json().at("/coded/text").asText()).contains("<script>");
        assertThat(document.json().at("/coded/source/location").asText()).isEqualTo("upload: hostile.txt");
        Answer original = get("Lea", "documents/" + digest + "/original");
        assertThat(original.body()).isEqualTo(hostile);
        assertThat(original.response()
                        .headers()
                        .firstValue("content-disposition")
                        .orElseThrow())
                .startsWith("attachment");
        assertThat(original.response().headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(original.response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .contains("sandbox");
        assertThat(get("Lea", "jobs").json().path("items")).isNotEmpty();
        assertThat(get("Lea", "jobs/" + job.path("id").asText())
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("done");
        JsonNode again = finished(
                "Lea",
                send(
                                "Lea",
                                "POST",
                                "sources/files?name=hostile.txt",
                                "application/octet-stream",
                                BodyPublishers.ofString(hostile))
                        .json()
                        .path("id")
                        .asText());
        assertThat(again.path("kept").asInt()).isZero();
        assertThat(again.path("known").asInt()).isEqualTo(1);
    }

    @Test
    void whatLiesBesideTheReportsInAnArchiveIsPassedOverAndNoRefusal() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(Map.of(
                            "report.txt", "Oman and Qatar signed a treaty on fishing on Tuesday.",
                            "picture.png", "no picture at all",
                            "broken.pdf", "no document at all"))
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Answer upload = send(
                "Pia",
                "POST",
                "sources/files?name=week.zip",
                "application/octet-stream",
                BodyPublishers.ofByteArray(archive.toByteArray()));
        JsonNode job = finished("Pia", upload.json().path("id").asText());
        assertThat(job.path("kept").asInt()).as(job.toString()).isEqualTo(1);
        assertThat(job.path("refused").asInt()).isEqualTo(1);
        assertThat(job.path("passed_over").asInt()).isEqualTo(1);
        Map<String, String> reasons = new TreeMap<>();
        for (JsonNode one : job.path("refusals")) {
            assertThat(one.path("location").asText()).startsWith("upload: week.zip");
            reasons.put(
                    one.path("reason").asText(),
                    one.path("record").asText() + " " + one.path("detail").asText());
        }
        assertThat(reasons).containsOnlyKeys("broken_file", "passed_over");
        assertThat(reasons.get("passed_over")).contains("picture.png");
        assertThat(reasons.get("broken_file")).contains("broken.pdf");
    }

    @Test
    void whatIsTooLargeOrLeadsElsewhereIsRefusedBeforeItIsRead() throws Exception {
        Answer large = send(
                "Mia",
                "POST",
                "sources/files?name=large.txt",
                "application/octet-stream",
                BodyPublishers.ofByteArray(new byte[LIMIT + 1]));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().path("detail").asText()).contains("at most 60,000 bytes", "entente read FILE");
        for (String name : List.of("..%2F..%2Fevil.txt", "..", "a%2Fb.txt", "%2Fetc%2Fpasswd", "a%00b.txt")) {
            assertThat(send(
                                    "Mia",
                                    "POST",
                                    "sources/files?name=" + name,
                                    "application/octet-stream",
                                    BodyPublishers.ofString("x"))
                            .status())
                    .as(name)
                    .isEqualTo(400);
        }
        for (String url :
                List.of("file:///etc/passwd", "gopher://x/", "https://user:secret@example.org/", "not an address")) {
            assertThat(send("Mia", "POST", "sources/url", object().put("url", url))
                            .status())
                    .as(url)
                    .isEqualTo(400);
        }
    }

    @Test
    void anAddressOfThisMachineIsRefusedAndTold() throws Exception {
        JsonNode job = finished(
                "Nora",
                send("Nora", "POST", "sources/url", object().put("url", server.address() + "api/record"))
                        .json()
                        .path("id")
                        .asText());
        assertThat(job.path("kept").asInt()).as(job.toString()).isZero();
        assertThat(job.path("refused").asInt()).isEqualTo(1);
        assertThat(get("Nora", "sources/refusals").json().path("items")).isNotEmpty();
    }

    @Test
    void aFeedIsSubscribedOnceAndCanBeLeft() throws Exception {
        JsonNode feed = send("Olga", "POST", "sources/feeds", object().put("url", "http://127.0.0.1:9/feed.xml"))
                .json();
        assertThat(get("Olga", "sources/feeds").json().path("items")).hasSize(1);
        assertThat(send("Olga", "POST", "sources/feeds", object().put("url", "http://127.0.0.1:9/feed.xml"))
                        .status())
                .isEqualTo(400);
        assertThat(send("Olga", "DELETE", "sources/feeds/" + feed.path("id").asText(), object())
                        .status())
                .isEqualTo(204);
        assertThat(get("Olga", "sources/feeds").json().path("items")).isEmpty();
    }
}
