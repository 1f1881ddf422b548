package entente.resolve;

import java.util.BitSet;

/**
 * A noun with what belongs to it, without relative clauses and without what follows a comma.
 *
 * @param head token id of the noun
 * @param first token id of its first word; a preposition before it is not part of it
 * @param last token id of its last word
 * @param zoneLast last token of the noun itself with its names, before any "of" or "in" that follows
 */
record NounPhrase(Tree tree, int head, int first, int last, int zoneLast) {

    /** Nouns, names and pronouns that head a phrase of their own. */
    static boolean isHead(Tree tree, int id) {
        String upos = tree.token(id).upos();
        if (upos.equals("VERB") && tree.token(id).xpos().startsWith("NN")) {
            upos = tree.token(id).xpos().startsWith("NNP") ? "PROPN" : "NOUN";
        }
        String relation = tree.relation(id);
        if (tree.token(id).deprel().equals("nmod:desc") && tree.head(id) > id) {
            // a title before its name
            return false;
        }
        if (id > 2 && isHyphenedOn(tree, id - 2) && tree.head(id) < id && tree.is(id, "flat", "dep", "conj", "appos")) {
            return false;
        }
        switch (relation) {
            case "compound", "flat", "fixed", "goeswith", "case", "punct", "amod", "aux", "mark", "cc", "expl" -> {
                return false;
            }
            case "advmod", "nummod", "discourse" -> {
                return upos.equals("PROPN");
            }
            case "det" -> {
                return false;
            }
            default -> {}
        }
        switch (upos) {
            case "NOUN", "PROPN", "PRON" -> {
                return true;
            }
            case "NUM", "DET", "ADJ" -> {
                return switch (relation) {
                    case "nsubj", "obj", "iobj", "obl", "nmod", "appos" -> true;
                    case "conj" -> tree.head(id) > 0 && isHead(tree, tree.head(id));
                    default -> false;
                };
            }
            default -> {
                return false;
            }
        }
    }

    static NounPhrase of(Tree tree, int head) {
        return of(tree, head, head, head);
    }

    /** With a known name or noun of several words as its core, whatever the tree makes of those words. */
    static NounPhrase of(Tree tree, int head, int coreFirst, int coreLast) {
        BitSet inside = new BitSet(tree.size() + 1);
        BitSet zone = new BitSet(tree.size() + 1);
        inside.set(coreFirst, coreLast + 1);
        zone.set(coreFirst, coreLast + 1);
        for (int core = coreFirst; core <= coreLast; core++) {
            for (int child : tree.children(core)) {
                boolean outer = child < coreFirst || child > coreLast;
                if (outer && belongs(tree, core, child)) {
                    gather(tree, child, inside);
                    if (isZone(tree, child, core)) {
                        gather(tree, child, zone);
                    }
                }
            }
        }
        int first = head;
        while (first > 1 && (inside.get(first - 1) || isJoint(tree, first - 1) && inside.get(Math.max(first - 2, 0)))) {
            first--;
        }
        int last = head;
        while (last < tree.size()
                && (inside.get(last + 1)
                        || isJoint(tree, last + 1) && last + 2 <= tree.size() && inside.get(last + 2))) {
            last++;
        }
        while (first < head && (isEdge(tree, first) || isStray(tree, first, head))) {
            first++;
        }
        while (last > head && isEdge(tree, last)) {
            last--;
        }
        int zoneLast = head;
        while (zoneLast < last && zone.get(zoneLast + 1)) {
            zoneLast++;
        }
        // "Vasseur-Lind": what a hyphen joins to a name is part of it.
        while (isHyphenedOn(tree, zoneLast)) {
            zoneLast += 2;
            last = Math.max(last, zoneLast);
        }
        return new NounPhrase(tree, head, first, last, zoneLast);
    }

    private static boolean belongs(Tree tree, int head, int child) {
        switch (tree.relation(child)) {
            case "det", "amod", "compound", "flat", "nummod", "fixed", "goeswith" -> {
                return true;
            }
            case "cc" -> {
                // "both defense blocs", but not "both NATO and Russia"
                return child < head && tree.lower(child).equals("both") && tree.child(head, "conj") == 0;
            }
            case "advmod" -> {
                return child < head
                        && child + 3 > head - 3
                        && !tree.token(head).upos().equals("PRON");
            }
            case "nmod" -> {
                String deprel = tree.token(child).deprel();
                if (deprel.equals("nmod:poss") || deprel.equals("nmod:desc")) {
                    return true;
                }
                if (!deprel.equals("nmod") || child < head) {
                    return child < head && deprel.equals("nmod");
                }
                return isOfTheNoun(tree, head, child);
            }
            case "case" -> {
                return false;
            }
            default -> {
                return false;
            }
        }
    }

    /** Phrases after the noun that tell which one is meant: "of Iran", "in Brussels"; not when, why or against what. */
    private static boolean isOfTheNoun(Tree tree, int head, int child) {
        int begin = tree.subtree(child).nextSetBit(1);
        for (int i = head + 1; i < begin; i++) {
            if (tree.form(i).equals(",")
                    || tree.form(i).equals("--")
                    || tree.form(i).equals("–")) {
                return false;
            }
        }
        if (DateWords.isTimeNoun(tree.lower(child))) {
            return false;
        }
        return switch (tree.preposition(child)) {
            case "of", "in", "from", "for", "to", "within", "inside", "between", "with", "on" -> true;
            // "reporters at a roadblock" tells where it happened, "the ambassador at the United Nations" which one
            case "at" ->
                tree.children(child).stream()
                        .noneMatch(each ->
                                tree.lower(each).equals("a") || tree.lower(each).equals("an"));
            default -> false;
        };
    }

    private static boolean isZone(Tree tree, int child, int head) {
        return child < head || !tree.relation(child).equals("nmod");
    }

    private static void gather(Tree tree, int id, BitSet into) {
        into.set(id);
        for (int child : tree.children(id)) {
            switch (tree.relation(child)) {
                case "acl", "appos", "parataxis", "advcl", "ccomp", "xcomp" -> {}
                case "punct" -> {}
                default -> gather(tree, child, into);
            }
        }
    }

    /** Marks that stand inside a name or between its parts. */
    private static boolean isJoint(Tree tree, int id) {
        if (id < 1 || id > tree.size()) {
            return false;
        }
        return switch (tree.form(id)) {
            case "-", "–" -> isTight(tree, id);
            case "'", "’", "\"", "``", "''", "“", "”", ".", "/", "," -> true;
            default -> false;
        };
    }

    /** Whether a name goes on after this token with a hyphen and another name: "Vasseur" in "Vasseur-Lind". */
    private static boolean isHyphenedOn(Tree tree, int id) {
        return id + 2 <= tree.size()
                && tree.form(id + 1).equals("-")
                && isTight(tree, id + 1)
                && tree.token(id + 1).span().end() == tree.token(id + 2).span().start()
                && tree.token(id).upos().equals("PROPN")
                && tree.token(id + 2).upos().equals("PROPN")
                && !tree.is(id, "compound");
    }

    /** Whether a hyphen joins two words; between blanks it parts them. */
    private static boolean isTight(Tree tree, int id) {
        return id > 1
                && tree.token(id - 1).span().end() == tree.token(id).span().start();
    }

    /** "killing two officers": what stands before the article or the number is not part of the phrase. */
    private static boolean isStray(Tree tree, int id, int head) {
        if (!tree.is(id, "amod", "compound")) {
            return false;
        }
        for (int child : tree.children(head)) {
            if (child > id && child < head && tree.is(child, "det", "nummod")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(Tree tree, int id) {
        String relation = tree.relation(id);
        return relation.equals("punct")
                || relation.equals("cc") && !tree.lower(id).equals("both")
                || relation.equals("case") && !isAtLeast(tree, id)
                || tree.token(id).upos().equals("ADP") && !isAtLeast(tree, id)
                || tree.lower(id).equals("already");
    }

    /** "at least 12 people" */
    private static boolean isAtLeast(Tree tree, int id) {
        String next = tree.lowerOr(id + 1);
        return next.equals("least") || next.equals("most") || next.equals("than");
    }

    boolean covers(int id) {
        return first <= id && id <= last;
    }

    String words() {
        return tree.words(first, last);
    }

    /** Whether it stands in a place phrase: "in Brussels". */
    String preposition() {
        return tree.preposition(head);
    }
}
