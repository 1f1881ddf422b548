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

    @Test
    void anAcronymInBracketsIsTheSameOrganisation() {
        ResolvedDocument document = Story.on("2003-12-03")
                .sentence(
                        "The/DT/2/det Alliance/NNP/8/nsubj of/IN/5/case Sahel/NNP/5/compound States/NNPS/2/nmod (/-LRB-/7/punct"
                                + " AES/NNP/2/appos )/-RRB-/7/punct left/VBD/0/root ././9/punct")
                .sentence("AES/NNP/2/nsubj objected/VBD/0/root ././2/punct")
                .resolve();
        assertThat(actor(document, "AES", 2)).isEqualTo(actor(document, "AES", 1));
    }

    @Test
    void anAcronymInBracketsIsNotWhatTheRegistryHasUnderIt() {
        ResolvedDocument document = Story.on("2022-07-27")
                .sentence(
                        "Saudi/NNP/3/compound Telecom/NNP/3/compound Company/NNP/7/nsubj (/-LRB-/5/punct STC/NNP/3/appos"
                                + " )/-RRB-/5/punct bid/VBD/0/root ././7/punct")
                .sentence("STC/NNP/2/nsubj objected/VBD/0/root ././2/punct")
                .resolve();
        assertThat(document.actors()).noneMatch(actor -> actor.name().equals("Southern Transitional Council"));
    }

    @Test
    void theKingdomIsAStateThatIsOne() {
        ResolvedDocument document = Story.on("2022-07-27")
                .sentence(
                        "Saudi/NNP/2/compound Arabia/NNP/5/nsubj and/CC/4/cc Greece/NNP/2/conj talked/VBD/0/root ././5/punct")
                .sentence("Greece/NNP/2/nsubj objected/VBD/0/root ././2/punct")
                .sentence("The/DT/2/det Kingdom/NN/3/nsubj signed/VBD/0/root ././3/punct")
                .resolve();
        assertThat(actor(document, "The Kingdom").country()).contains("SAU");
    }

    @Test
    void theAllianceAndThatGroupingCallAgainWhatWasNamed() {
        ResolvedDocument document = Story.on("2003-12-03")
                .sentence("NATO/NNP/2/nsubj praised/VBD/0/root the/DT/4/det CSTO/NNP/2/obj ././2/punct")
                .sentence("That/DT/2/det grouping/NN/3/nsubj welcomed/VBD/0/root it/PRP/3/obj ././3/punct")
                .sentence("The/DT/2/det alliance/NN/3/nsubj objected/VBD/0/root ././3/punct")
                .sentence("NATO/NNP/2/nsubj left/VBD/0/root ././2/punct")
                .resolve();
        assertThat(actor(document, "That grouping").organisation()).contains("CSTO");
        assertThat(actor(document, "NATO", 2)).isEqualTo(actor(document, "NATO", 1));
    }

    @Test
    void theSixNationsAreTheMembersThatTheRegistryCounts() {
        ResolvedDocument document = Story.on("2003-12-03")
                .sentence("The/DT/2/det CSTO/NNP/3/nsubj met/VBD/0/root ././3/punct")
                .sentence("Armenia/NNP/2/nsubj objected/VBD/0/root ././2/punct")
                .sentence("The/DT/3/det six/CD/3/nummod nations/NNS/4/nsubj left/VBD/0/root ././4/punct")
                .resolve();
        Actor six = actor(document, "The six nations");
        assertThat(six.kind()).isEqualTo(ActorKind.GROUP);
        assertThat(six.organisation()).contains("CSTO");
        assertThat(six.members()).containsExactly(actor(document, "Armenia").id());
    }

    @Test
    void bothSidesAreTheTwoThatWereNamedLast() {
        ResolvedDocument document = Story.on("2004-05-11")
                .sentence("Israel/NNP/4/nsubj and/CC/3/cc Syria/NNP/1/conj met/VBD/0/root ././4/punct")
                .sentence("The/DT/3/det two/CD/3/nummod sides/NNS/4/nsubj left/VBD/0/root ././4/punct")
                .resolve();
        assertThat(actor(document, "The two sides").members())
                .containsExactly(
                        actor(document, "Israel").id(), actor(document, "Syria").id());
    }

    @Test
    void weInAQuotationIsTheSpeakersOwnSide() {
        ResolvedDocument document = Story.on("2004-05-11")
                .sentence("France/NNP/2/nsubj hesitated/VBD/0/root ././2/punct")
                .sentence(
                        "\"/``/4/punct We/PRP/4/nsubj will/MD/4/aux leave/VB/10/ccomp ,/,/4/punct \"/''/4/punct French/JJ/9/amod"
                                + " Foreign/NNP/9/compound Minister/NNP/11/nsubj Moreau/NNP/9/flat said/VBD/0/root ././11/punct")
                .resolve();
        assertThat(actor(document, "We")).isEqualTo(actor(document, "France"));
    }

    @Test
    void anOfficeThatAnotherHeldIsAConflictThatShowsBoth() {
        ResolvedDocument document = Story.on("2003-12-03")
                .sentence(
                        "Russian/JJ/4/amod Defense/NNP/3/compound Minister/NNP/5/compound Igor/NNP/5/compound Ivanov/NNP/6/nsubj"
                                + " left/VBD/0/root ././6/punct")
                .resolve();
        assertThat(document.conflicts()).hasSize(1);
        assertThat(document.conflicts().getFirst().kind()).isEqualTo("office");
        assertThat(document.conflicts().getFirst().known())
                .contains("Sergei Ivanov was defence minister")
                .contains("Igor Ivanov was its foreign minister");
    }

    @Test
    void aRightOfficeIsNoConflict() {
        ResolvedDocument document = Story.on("2003-12-03")
                .sentence(
                        "Russian/JJ/4/amod Foreign/NNP/3/compound Minister/NNP/5/compound Igor/NNP/5/compound Ivanov/NNP/6/nsubj"
                                + " left/VBD/0/root ././6/punct")
                .resolve();
        assertThat(document.conflicts()).isEmpty();
        assertThat(document.relations()).hasSize(1);
        assertThat(document.relations().getFirst().type()).isEqualTo("holds_office");
    }

    @Test
    void aNeighbourThatIsNoneIsAConflict() {
        ResolvedDocument document = Story.on("2003-12-03")
                .sentence(
                        "Armenia/NNP/4/nsubj is/VBZ/4/cop a/DT/4/det neighbor/NN/0/root of/IN/6/case Afghanistan/NNP/4/nmod"
                                + " ././4/punct")
                .resolve();
        assertThat(document.conflicts()).hasSize(1);
        assertThat(document.conflicts().getFirst().known()).contains("Armenia: no land border with Afghanistan");
    }

    @Test
    void theSameDocumentGivesTheSameResult() {
        Story story = Story.on("2004-05-11")
                .sentence(
                        "Israeli/JJ/2/amod soldiers/NNS/3/nsubj shot/VBD/0/root two/CD/5/nummod Palestinians/NNPS/3/obj ././3/punct");
        assertThat(story.resolve()).isEqualTo(story.resolve());
        Actor soldiers = actor(story.resolve(), "Israeli soldiers");
        assertThat(soldiers.country()).contains("ISR");
        assertThat(soldiers.sectors()).containsExactly("MIL");
        assertThat(actor(story.resolve(), "two Palestinians").country()).contains("PSE");
    }

    @Test
    void anExpletiveIsNobody() {
        ResolvedDocument document = Story.on("2004-05-11")
                .sentence("France/NNP/2/nsubj objected/VBD/0/root ././2/punct")
                .sentence(
                        "It/PRP/2/nsubj seems/VBZ/0/root that/IN/5/mark Spain/NNP/5/nsubj left/VBD/2/ccomp ././2/punct")
                .resolve();
        assertThat(actor(document, "France").mentions()).hasSize(1);
    }
}
