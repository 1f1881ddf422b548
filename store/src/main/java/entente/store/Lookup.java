package entente.store;

import entente.model.CodedDocument;
import java.util.List;

/** What came of looking for one document by its id, the beginning of its digest, or its file. */
public sealed interface Lookup {

    /** @param sightings every place where its text was found, in the order of the places */
    record One(CodedDocument coded, List<Sighting> sightings) implements Lookup {
        public One {
            sightings = List.copyOf(sightings);
        }
    }

    /** @param candidates that all answer to the name; their digests tell them apart */
    record Several(List<DocumentLine> candidates) implements Lookup {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /** @param near documents whose ids resemble the name, the nearest first; perhaps none */
    record None(List<DocumentLine> near) implements Lookup {
        public None {
            near = List.copyOf(near);
        }
    }
}
