package entente.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import entente.annotate.Reader;
import entente.codebook.Codebook;
import entente.model.Document;
import entente.model.Event;
import entente.resolve.Resolver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same words by PLOVER's own lines and by CAMEO's. */
class CameoLinesTest {

    @Test
    void anAgreedWithdrawalConcedesInPloverAndAgreesInCameo() {
        String sentence = "Ethiopia agreed to withdraw its troops from Eritrea.";

        assertThat(types(Codebook.plover(), sentence)).containsExactly("CONCEDE");
        assertThat(types(Codebook.cameoLines(), sentence)).containsExactly("AGREE");
    }

    @Test
    void aReleaseAnnouncedForLaterIsShiftedByTheCodebooksOwnTable() {
        String sentence = "Sudan will release twenty prisoners on Monday.";

        assertThat(types(Codebook.plover(), sentence)).containsExactly("CONCEDE");
        assertThat(types(Codebook.cameoLines(), sentence)).containsExactly("AGREE");
    }

    private static List<String> types(Codebook codebook, String sentence) {
        try (Pipeline pipeline = new Pipeline(Reader.open(), Resolver.standard(), codebook)) {
            return pipeline.code(Document.plain("one", sentence)).events().stream()
                    .map(Event::type)
                    .toList();
        }
    }
}
