package entente.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.codebook.Codebook;
import entente.codebook.EventType;
import entente.store.RecordStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees of the samples over HTTP. Every answer is held to {@code openapi.json}. */
class ApiTest {

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
        server = Server.start(Settings.on(store, Samples::pipeline).withPort(0));
        contract = new Contract();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void end() {
        server.close();
        store.close();
    }

    private static HttpResponse<String> ask(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "api/" + path))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        contract.check(
                "GET",
                "/" + path,
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
        return response;
    }

    private static JsonNode get(String path) throws Exception {
        HttpResponse<String> response = ask(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    @Test
    void theRecordSaysWhatItIs() throws Exception {
        JsonNode record = get("record");
        assertThat(record.path("kind").asText()).isEqualTo("fiction");
        assertThat(record.at("/counts/documents").asInt()).isEqualTo(44);
        assertThat(record.at("/counts/events").asInt()).isPositive();
        assertThat(record.path("first").asText()).startsWith("200");
        assertThat(record.path("may_write").asBoolean()).isFalse();
    }

    @Test
    void theOverviewShowsWhatIsNewAndWhatIsDue() throws Exception {
        JsonNode overview = get("overview");
        assertThat(overview.path("newest")).isNotEmpty();
        assertThat(overview.path("dyads")).isNotEmpty();
        assertThat(overview.path("threads")).isNotEmpty();
        assertThat(overview.path("weeks")).isNotEmpty();
        assertThat(overview.at("/dyads/0/events").asInt())
                .isGreaterThanOrEqualTo(overview.at("/dyads/1/events").asInt());
    }

    @Test
    void theCodebooksClassesAreThoseOfTheRecordsSums() {
        for (EventType type : Codebook.plover().types()) {
            int quad = store.views().quadOf(type.name());
            assertThat(quad).as(type.name()).isEqualTo(type.quad());
        }
    }

    @Test
    void aSearchIsNarrowedByItsFacetsAndTheirCountsHold() throws Exception {
        JsonNode all = get("search?kind=event&limit=5");
        assertThat(all.path("items")).hasSize(5);
        assertThat(all.at("/facets/types")).isNotEmpty();
        for (String field : List.of("types", "modalities", "outlets", "actors")) {
            String parameter = switch (field) {
                case "types" -> "type";
                case "modalities" -> "modality";
                case "outlets" -> "outlet";
                default -> "actor";
            };
            JsonNode facet = all.path("facets").path(field).get(0);
            JsonNode narrowed = get("search?kind=event&limit=1&" + parameter + "="
                    + Readers.encoded(facet.path("value").asText()));
            assertThat(narrowed.at("/total/count").asInt())
                    .as("%s %s", field, facet)
                    .isEqualTo(facet.path("count").asInt());
        }
    }

    @Test
    void pagesTogetherAreTheWholeAndNothingComesTwice() throws Exception {
        JsonNode page = get("search?limit=200&facets=false");
        int total = page.at("/total/count").asInt();
        List<String> ids = new ArrayList<>();
        String day = "9999";
        while (true) {
            for (JsonNode item : page.path("items")) {
                ids.add(item.path("id").asText());
                String own = item.path("day").asText("");
                assertThat(own).isLessThanOrEqualTo(day);
                day = own;
            }
            if (page.path("next").isNull()) {
                break;
            }
            page = get(
                    "search?limit=200&facets=false&cursor=" + page.path("next").asText());
        }
        assertThat(ids).hasSize(total).doesNotHaveDuplicates();
    }

    @Test
    void theExportHasAsManyRowsAsTheScreenSays() throws Exception {
        int events =
                get("search?kind=event&limit=1&actor=BLR").at("/total/count").asInt();
        String csv = ask("search/export?what=events&format=csv&actor=BLR").body();
        String lines = ask("search/export?what=events&format=jsonl&actor=BLR").body();
        assertThat(events).isPositive();
        assertThat(lines.lines().count()).isEqualTo(events);
        assertThat(csv).startsWith("event_id,").contains("BLR");
        int documents = get("search/documents?limit=1").at("/total/count").asInt();
        assertThat(ask("search/export?what=documents&format=jsonl")
                        .body()
                        .lines()
                        .count())
                .isEqualTo(documents)
                .isEqualTo(44);
    }

    @Test
    void wordsAreFoundAndMarkedAndPartsOfNamesToo() throws Exception {
        JsonNode found = get("search/documents?q=wheat");
        assertThat(found.at("/total/count").asInt()).isGreaterThanOrEqualTo(2);
        List<String> marked = new ArrayList<>();
        found.at("/items/0/snippet").forEach(run -> {
            if (run.path("hit").asBoolean()) {
                marked.add(run.path("text").asText().toLowerCase(java.util.Locale.ROOT));
            }
        });
        assertThat(marked).contains("wheat");
        assertThat(get("search?q=wheat&limit=1").at("/total/count").asInt()).isPositive();
        assertThat(get("search?actor=Belarus&limit=1").at("/total/count").asInt())
                .isPositive();
        assertThat(ask("search?q=the").statusCode()).isEqualTo(400);
        assertThat(ask("search?type=NONESUCH&limit=1").statusCode()).isEqualTo(200);
        assertThat(ask("search?since=yesterday").body()).contains("2003-12-03");
    }

    @Test
    void aDocumentComesWithItsFindingsItsVersionsAndItsOriginalPlace() throws Exception {
        String digest =
                get("search/documents?q=wheat").at("/items/0/document/digest").asText();
        JsonNode document = get("documents/" + digest);
        String text = document.at("/coded/text").asText();
        assertThat(document.at("/coded/events")).isNotEmpty();
        JsonNode trigger = document.at("/coded/events/0/trigger");
        int start = trigger.path("start").asInt();
        int end = trigger.path("end").asInt();
        assertThat(text.substring(start, end)).isEqualTo(trigger.path("text").asText());
        assertThat(document.path("keys")).isNotEmpty();
        assertThat(document.at("/versions/0/current").asBoolean()).isTrue();
        assertThat(document.at("/sightings/0/kept").asBoolean()).isTrue();
        JsonNode place = get("documents/" + digest + "/place?start=" + start + "&end=" + end);
        assertThat(place.path("words").asText()).isEqualTo(trigger.path("text").asText());
        assertThat(place.path("line").asInt()).isPositive();
        JsonNode version = get("documents/" + digest + "/versions/1");
        assertThat(version.path("only_here")).isEmpty();
        HttpResponse<String> original = ask("documents/" + digest + "/original");
        assertThat(original.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(original.headers().allValues("content-security-policy"))
                .allMatch(policy -> policy.contains("'none'"));
        String id = document.at("/coded/events/0/id").asText();
        assertThat(get("findings/" + id).at("/document/digest").asText()).isEqualTo(digest);
        assertThat(ask("documents/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(ask("findings/none").statusCode()).isEqualTo(404);
    }

    @Test
    void anActorHasItsNamesDyadsAndWeeks() throws Exception {
        JsonNode actors = get("actors?q=Belarus");
        assertThat(actors.at("/items/0/key").asText()).isEqualTo("BLR");
        JsonNode actor = get("actors/BLR");
        assertThat(actor.at("/actor/name").asText()).isEqualTo("Belarus");
        assertThat(actor.path("names")).isNotEmpty();
        assertThat(actor.path("dyads")).isNotEmpty();
        assertThat(actor.at("/counts/acts").asInt())
                .isEqualTo(get("search?kind=event&said_by=&limit=1&actor=BLR")
                                .at("/total/count")
                                .asInt()
                        - received("BLR"));
        JsonNode person = actor.path("people").get(0);
        JsonNode own =
                get("actors/" + Readers.encoded(person.path("key").asText()).replace("+", "%20"));
        assertThat(own.at("/actor/kind").asText()).isEqualTo("person");
        assertThat(ask("actors/NONESUCH").statusCode()).isEqualTo(404);
    }

    /** Acts in which it is acted upon and does not act. */
    private static int received(String key) throws Exception {
        int only = 0;
        for (JsonNode item : get("search?kind=event&limit=200&actor=" + key).path("items")) {
            Set<String> roles = new HashSet<>();
            for (JsonNode party : item.path("parties")) {
                roles.add(party.path("role").asText());
            }
            only += roles(item, key).contains("actor") ? 0 : 1;
        }
        return only;
    }

    private static Set<String> roles(JsonNode item, String key) {
        Set<String> roles = new HashSet<>();
        store.views().rolesOf(item.path("id").asText(), key).forEach(roles::add);
        return roles;
    }

    @Test
    void betweenTwoEveryWeekOpensItsFindings() throws Exception {
        JsonNode dyad = get("overview").path("dyads").get(0);
        String first = dyad.path("first").asText();
        String second = dyad.path("second").asText();
        JsonNode between = get("between/" + first + "/" + second);
        assertThat(between.path("weeks")).isNotEmpty();
        int there = 0;
        for (JsonNode week : between.path("weeks")) {
            there += sum(week.path("there"));
        }
        assertThat(there).isEqualTo(between.at("/total/there").asInt());
        JsonNode marks = get("search?kind=event&actor=" + first + "&with=" + second + "&direction=there&limit=200");
        assertThat(marks.at("/total/count").asInt()).isEqualTo(there);
        JsonNode mirrored = get("between/" + second + "/" + first);
        assertThat(mirrored.at("/total/back").asInt()).isEqualTo(there);
        assertThat(between.path("trends")).hasSize(2);
        assertThat(ask("between/EU/EU").statusCode()).isEqualTo(400);
    }

    private static int sum(JsonNode quads) {
        return quads.path("q1").asInt()
                + quads.path("q2").asInt()
                + quads.path("q3").asInt()
                + quads.path("q4").asInt();
    }

    @Test
    void aThreadTellsItsStepsInWords() throws Exception {
        JsonNode threads = get("threads");
        assertThat(threads.path("items")).isNotEmpty();
        JsonNode longest = threads.path("items").get(0);
        for (JsonNode one : threads.path("items")) {
            longest = one.path("steps").asInt() > longest.path("steps").asInt() ? one : longest;
        }
        JsonNode thread = get("threads/" + longest.path("id").asText());
        assertThat(thread.path("steps")).hasSize(longest.path("steps").asInt());
        assertThat(thread.at("/steps/0/step").asText()).isEqualTo("opens");
        assertThat(thread.at("/steps/1/event/quote").asText()).isNotBlank();
        JsonNode kind = threads.path("kinds").get(0);
        assertThat(get("threads?kind=" + kind.path("value").asText())
                        .at("/total/count")
                        .asInt())
                .isEqualTo(kind.path("count").asInt());
    }

    @Test
    void onAnIssueEachActorHasItsMonthsAndWhoIsNamedOnlyIsSilent() throws Exception {
        List<String> issues = new ArrayList<>();
        get("issues?limit=5").path("items").forEach(issue -> issues.add(issue.asText()));
        assertThat(issues).contains("visa bans");
        JsonNode table = get("issues/stands?issue=visa%20bans");
        List<String> actors = new ArrayList<>();
        table.path("actors").forEach(actor -> actors.add(actor.path("key").asText()));
        assertThat(actors).contains("EU");
        table.path("silent")
                .forEach(silent ->
                        assertThat(actors).doesNotContain(silent.path("key").asText()));
        for (JsonNode stand : table.path("stands")) {
            assertThat(actors).contains(stand.path("actor").asText());
            assertThat(stand.path("month").asText()).matches("2009-0[56]");
            String id = stand.at("/findings/0").asText();
            assertThat(get("findings/" + id).path("quote").asText().toLowerCase(java.util.Locale.ROOT))
                    .contains("visa", "ban");
        }
        assertThat(ask("issues/stands").body()).contains("expected words or a code");
    }

    @Test
    void positionsAreWhatWasSaidAndSilenceHasNoCell() throws Exception {
        JsonNode positions = get("positions");
        assertThat(positions.path("cells")).isNotEmpty();
        assertThat(positions.path("cells").size())
                .isLessThan(positions.path("actors").size()
                        * positions.path("targets").size());
        JsonNode cell = positions.path("cells").get(0);
        assertThat(get("findings/" + cell.path("latest").asText()).path("kind").asText())
                .isEqualTo("statement");
    }

    @Test
    void theNetworkIsAlsoAFileForOtherPrograms() throws Exception {
        JsonNode network = get("network?limit=500");
        assertThat(network.path("edges")).isNotEmpty();
        assertThat(network.path("left_out").asInt()).isZero();
        String gexf = ask("network.gexf?limit=500").body();
        String graphml = ask("network.graphml?limit=500").body();
        assertThat(gexf).contains("FICTION").startsWith("<?xml");
        assertThat(gexf.split("<edge ", -1)).hasSize(network.path("edges").size() + 1);
        assertThat(graphml.split("<edge ", -1)).hasSize(network.path("edges").size() + 1);
        JsonNode may = get("network?since=2009-05-01&until=2009-05-31&limit=500");
        assertThat(sumOf(may)).isPositive().isLessThan(sumOf(network));
        assertThat(sumOf(get("network?since=1000-01-01&until=2999-12-31&limit=500")))
                .isEqualTo(sumOf(network));
    }

    private static int sumOf(JsonNode network) {
        int sum = 0;
        for (JsonNode edge : network.path("edges")) {
            sum += edge.path("events").asInt();
        }
        return sum;
    }

    @Test
    void placesOfActsAreClusteredAndOpenTheirActs() throws Exception {
        JsonNode near = get("places?zoom=12");
        JsonNode far = get("places?zoom=0");
        assertThat(near.path("places")).isNotEmpty();
        assertThat(far.path("places").size()).isLessThan(near.path("places").size());
        assertThat(events(far)).isEqualTo(events(near));
        JsonNode place = near.path("places").get(0);
        JsonNode acts = get("search?kind=event&limit=1&place="
                + Readers.encoded(place.path("name").asText()));
        assertThat(acts.at("/total/count").asInt())
                .isGreaterThanOrEqualTo(place.path("events").asInt());
    }

    private static int events(JsonNode places) {
        int sum = 0;
        for (JsonNode place : places.path("places")) {
            sum += place.path("events").asInt();
        }
        return sum;
    }

    @Test
    void conflictsShowAllTheirSidesAndAreNarrowedByKindPartyAndDay() throws Exception {
        JsonNode conflicts = get("conflicts");
        assertThat(conflicts.at("/total/count").asLong()).isGreaterThan(10).isEqualTo(counts(conflicts.path("kinds")));
        for (JsonNode conflict : conflicts.path("items")) {
            assertThat(conflict.path("sides").size()).isGreaterThan(1);
            JsonNode side = conflict.at("/sides/0");
            JsonNode document = get("documents/" + side.at("/document/digest").asText());
            assertThat(document.at("/coded/text")
                            .asText()
                            .substring(
                                    side.path("start").asInt(), side.path("end").asInt()))
                    .isEqualTo(side.path("words").asText());
        }
        JsonNode ofParty = get("conflicts?kind=office&actor=KHM");
        assertThat(ofParty.path("items")).hasSize(1);
        assertThat(ofParty.at("/items/0/about").asText()).startsWith("Keo Vibol");
        assertThat(get("conflicts?kind=office&kind=date&since=2009-05-14&until=2009-05-30")
                        .path("items"))
                .hasSize(1);
        assertThat(get("conflicts?until=2001-01-01").path("items")).isEmpty();
        JsonNode first = get("conflicts?limit=3");
        JsonNode next = get("conflicts?limit=3&cursor=" + first.path("next").asText());
        assertThat(next.at("/items/0/id")).isEqualTo(conflicts.at("/items/3/id"));
    }

    private static long counts(JsonNode facets) {
        long sum = 0;
        for (JsonNode facet : facets) {
            sum += facet.path("count").asLong();
        }
        return sum;
    }

    @Test
    void storiesHoldReportsOfTheSameActs() throws Exception {
        JsonNode stories = get("stories");
        assertThat(stories.path("items")).isNotEmpty();
        JsonNode story = get("stories/" + stories.at("/items/0/id").asText());
        assertThat(story.path("documents").size()).isGreaterThan(1);
        assertThat(story.at("/story/independent").asInt())
                .isLessThanOrEqualTo(story.path("documents").size());
    }

    @Test
    void theBriefIsOfOneWeek() throws Exception {
        JsonNode brief = get("brief?week=2009-W19");
        assertThat(brief.path("since").asText()).isEqualTo("2009-05-04");
        assertThat(brief.path("documents").asInt()).isPositive();
        assertThat(ask("brief.md?week=2009-W19").body()).contains("# Week 2009-W19", "FICTION");
        assertThat(ask("brief?week=may").statusCode()).isEqualTo(400);
    }

    @Test
    void theDocumentOfTheApiIsServedAndShown() throws Exception {
        assertThat(get("openapi.json").path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(ask("docs").body()).contains("/api/search", "Needs the token");
        assertThat(get("codebook").path("types")).hasSize(16);
    }
}
