package entente.resolve;

import static entente.resolve.Story.actor;
import static org.assertj.core.api.Assertions.assertThat;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ResolvedDocument;
import org.junit.jupiter.api.Test;

class ResolverTest {

    @Test
    void aTitleTeachesOfficeAndCountryAndThePronounFollows() {
        ResolvedDocument document = Story.on("2004-05-11")
                .sentence(
                        "Latvian/JJ/4/amod Foreign/NNP/4/compound Minister/NNP/4/compound Kalnina/NNP/5/nsubj visited/VBD/0/root"
                                + " Georgia/NNP/5/obj ././5/punct")
                .sentence("She/PRP/2/nsubj met/VBD/0/root President/NNP/4/compound Tavidze/NNP/2/obj ././2/punct")
                .resolve();
        Actor minister = actor(document, "Latvian Foreign Minister Kalnina");
        assertThat(minister.kind()).isEqualTo(ActorKind.PERSON);
        assertThat(minister.country()).contains("LVA");
        assertThat(minister.office()).contains("foreign minister");
        assertThat(minister.sectors()).containsExactly("GOV");
        assertThat(actor(document, "She")).isEqualTo(minister);
        assertThat(actor(document, "Georgia").country()).contains("GEO");
    }

    @Test
    void anUnnamedOfficialStaysOneAndApartFromThePluralAndFromTheNamed() {
        ResolvedDocument document = Story.on("2004-05-11")
                .sentence("NATO/NNP/2/compound officials/NNS/3/nsubj declined/VBD/0/root ././3/punct")
                .sentence(
                        "NATO/NNP/2/compound spokesman/NN/3/compound Verhoeven/NNP/4/nsubj agreed/VBD/0/root ././4/punct")
                .sentence("A/DT/3/det NATO/NNP/3/compound official/NN/4/nsubj objected/VBD/0/root ././4/punct")
                .sentence("The/DT/2/det official/NN/3/nsubj left/VBD/0/root ././3/punct")
                .resolve();
        Actor official = actor(document, "A NATO official");
        assertThat(official.kind()).isEqualTo(ActorKind.UNNAMED);
        assertThat(official.organisation()).contains("NATO");
        assertThat(actor(document, "The official")).isEqualTo(official);
        assertThat(actor(document, "NATO officials")).isNotEqualTo(official);
        assertThat(actor(document, "NATO spokesman Verhoeven")).isNotEqualTo(official);
    }

    @Test
    void aPlaceIsNoActorAndItsCapitalSpeaks() {
        ResolvedDocument document = Story.on("2004-05-11")
                .sentence(
                        "Moscow/NNP/2/nsubj rejected/VBD/0/root talks/NNS/2/obj in/IN/5/case Vienna/NNP/2/obl ././2/punct")
                .resolve();
        assertThat(actor(document, "Moscow").country()).contains("RUS");
        assertThat(document.actors()).hasSize(1);
    }
}
