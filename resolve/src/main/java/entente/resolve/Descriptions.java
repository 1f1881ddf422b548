package entente.resolve;

import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Ground;
import entente.resolve.Naming.Article;
import entente.resolve.Naming.OfDescription;
import entente.resolve.Naming.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom "the alliance", "that grouping", "the six nations" or "both sides" call again. */
final class Descriptions {

    private static final int REACH = 8;

    private final Cast cast;

    Descriptions(Cast cast) {
        this.cast = cast;
    }

    /** @param formed the organisation that a relative clause says they form */
    Optional<Draft> of(
            OfDescription said, Tree tree, NounPhrase phrase, Map<Integer, Draft> heads, Optional<Entity> formed) {
        if (said.plural()
                && formed.isPresent()
                && (said.description().standsFor() == Description.StandsFor.STATE
                        || said.description().standsFor() == Description.StandsFor.POLITY)) {
            return Optional.of(membersOf(formed.get()));
        }
        return switch (said.description().standsFor()) {
            case ALLIANCE, ORGANISATION ->
                said.plural() ? organisations(said, tree, phrase) : organisation(said, tree, phrase, heads);
            case STATE ->
                said.plural() ? states(said, tree, phrase, heads) : state(said, tree, phrase, 3, draft -> true);
            case POLITY ->
                said.plural()
                        ? states(said, tree, phrase, heads)
                        : state(
                                said,
                                tree,
                                phrase,
                                REACH,
                                draft -> isFormally(draft, said.description().noun()));
            case MEMBER -> said.plural() ? states(said, tree, phrase, heads) : Optional.empty();
            case NEIGHBOUR -> neighbours(said, tree, phrase);
            case SIDE -> sides(said, tree, phrase, heads);
        };
    }

    private Optional<Draft> organisation(OfDescription said, Tree tree, NounPhrase phrase, Map<Integer, Draft> heads) {
        if (said.article() == Article.INDEFINITE || said.article() == Article.OTHER) {
            return Optional.empty();
        }
        boolean named = said.article() == Article.DEFINITE
                || tree.is(phrase.head(), "compound")
                || Character.isUpperCase(tree.form(phrase.head()).charAt(0));
        if (!named || tree.is(phrase.head(), "root") || tree.child(phrase.head(), "cop") > 0) {
            return Optional.empty();
        }
        boolean alliance = said.description().standsFor() == Description.StandsFor.ALLIANCE;
        Draft owner = said.sides().organisations().isEmpty()
                ? null
                : cast.ofEntity(said.sides().organisations().getFirst().entity());
        if (owner != null && tree.is(phrase.head(), "appos")) {
            return Optional.of(owner);
        }
        Optional<Entity> called =
                owner == null ? cast.organisationCalled(said.description().noun(), tree.index()) : Optional.empty();
        if (called.isPresent()) {
            return Optional.of(cast.ofEntity(called.get()));
        }
        return latest(
                tree,
                phrase.head(),
                REACH,
                draft -> draft != owner
                        && (alliance
                                ? draft.kind == ActorKind.ALLIANCE
                                : draft.kind == ActorKind.ALLIANCE || draft.kind == ActorKind.IGO)
                        && draft.entity
                                .map(entity -> !List.of("body", "programme").contains(entity.type()))
                                .orElse(true)
                        && (owner == null || isPartOf(draft, owner)));
    }

    /** "the CIS security group" is an organisation whose members are the CIS's. */
    private boolean isPartOf(Draft draft, Draft owner) {
        if (cast.date().isEmpty() || draft.organisation.isEmpty() || owner.organisation.isEmpty()) {
            return false;
        }
        Set<String> members =
                cast.registry().members(draft.organisation.get(), cast.date().get());
        return !members.isEmpty()
                && cast.registry()
                        .members(owner.organisation.get(), cast.date().get())
                        .containsAll(members);
    }

    private Optional<Draft> organisations(OfDescription said, Tree tree, NounPhrase phrase) {
        boolean two = said.count().map(count -> count == 2).orElse(false) || isBoth(tree, phrase);
        if (!two) {
            return Optional.empty();
        }
        List<Draft> latest = latestTwo(
                tree, phrase.head(), draft -> draft.kind == ActorKind.ALLIANCE || draft.kind == ActorKind.IGO);
        return pair(latest, phrase);
    }

    private static boolean isBoth(Tree tree, NounPhrase phrase) {
        for (int child : tree.children(phrase.head())) {
            if (child < phrase.head() && tree.lower(child).equals("both")) {
                return true;
            }
        }
        return false;
    }

    private Optional<Draft> pair(List<Draft> two, NounPhrase phrase) {
        if (two.size() < 2) {
            return Optional.empty();
        }
        List<Draft> sorted = new ArrayList<>(two);
        sorted.sort((a, b) ->
                Integer.compare(cast.drafts().indexOf(a), cast.drafts().indexOf(b)));
        String key = "pair|" + cast.drafts().indexOf(sorted.get(0)) + "|"
                + cast.drafts().indexOf(sorted.get(1));
        return Optional.of(cast.ofMembers(key, sorted.get(0).name + " and " + sorted.get(1).name, sorted));
    }

    private boolean isFormally(Draft state, String noun) {
        return state.country.isPresent() && cast.registry().isFormally(state.country.get(), noun);
    }

    private Optional<Draft> state(
            OfDescription said, Tree tree, NounPhrase phrase, int reach, java.util.function.Predicate<Draft> fits) {
        if (said.article() != Article.DEFINITE
                || tree.child(phrase.head(), "cop") > 0
                || Places.isPlaceOnly(tree, phrase)) {
            return Optional.empty();
        }
        if (!said.sides().states().isEmpty()) {
            return Optional.of(cast.ofEntity(said.sides().states().getFirst().entity()));
        }
        if (!said.sides().isEmpty()) {
            return Optional.empty();
        }
        return latest(tree, phrase.head(), reach, draft -> draft.kind == ActorKind.STATE && fits.test(draft));
    }

    /** "the CSTO states", "the six nations", "all six CSTO members". */
    private Optional<Draft> states(OfDescription said, Tree tree, NounPhrase phrase, Map<Integer, Draft> heads) {
        Optional<Entity> organisation =
                said.sides().organisations().stream().map(Side::entity).findFirst();
        if (organisation.isEmpty()) {
            for (int head : said.sides().pending()) {
                Draft owner = heads.get(head);
                if (owner != null && owner.entity.isPresent() && owner.organisation.isPresent()) {
                    organisation = owner.entity;
                }
            }
        }
        if (organisation.isPresent() && organisation.get().organisation().isPresent()) {
            return Optional.of(membersOf(organisation.get()));
        }
        if (!said.sides().pending().isEmpty()) {
            return Optional.empty();
        }
        if (said.count().isPresent()) {
            int count = said.count().get();
            Optional<Draft> counted = ofCount(count, tree, phrase);
            if (counted.isPresent()) {
                return counted;
            }
            if (count == 2) {
                return pair(latestTwo(tree, phrase.head(), draft -> draft.kind == ActorKind.STATE), phrase);
            }
        }
        if (isBoth(tree, phrase)) {
            return pair(latestTwo(tree, phrase.head(), draft -> draft.kind == ActorKind.STATE), phrase);
        }
        if (tree.child(phrase.head(), "cop") > 0 || !said.sides().isEmpty()) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The states of an organisation as one actor; those that the document names become its members. */
    private Draft membersOf(Entity organisation) {
        String code = organisation.organisation().orElseThrow();
        Draft draft = cast.addDescribed("members|" + code, ActorKind.GROUP, "members of " + code);
        draft.plural = true;
        draft.setOrganisation(code, new Ground.Inferred("members of " + code));
        return draft;
    }

    /** Puts the states that the document names into the groups of members that they belong to. */
    void fillMembers() {
        if (cast.date().isEmpty()) {
            return;
        }
        for (Draft group : List.copyOf(cast.drafts())) {
            if (!group.name.startsWith("members of ") || group.organisation.isEmpty()) {
                continue;
            }
            Set<String> members = cast.registry()
                    .members(group.organisation.get(), cast.date().get());
            for (Draft draft : cast.drafts()) {
                if (draft.kind == ActorKind.STATE
                        && draft.country.isPresent()
                        && members.contains(draft.country.get())) {
                    group.members.add(draft);
                    group.ground(
                            "members",
                            new Ground.Inferred("registry: members of " + group.organisation.get() + " on that date"));
                }
            }
        }
    }

    /** "the six nations": the members of the organisation under discussion that has six, or six states named together. */
    private Optional<Draft> ofCount(int count, Tree tree, NounPhrase phrase) {
        if (cast.date().isPresent()) {
            Optional<Draft> organisation = latest(
                    tree,
                    phrase.head(),
                    200,
                    draft -> draft.entity.isPresent()
                            && draft.organisation.isPresent()
                            && (draft.kind == ActorKind.ALLIANCE || draft.kind == ActorKind.IGO)
                            && cast.registry()
                                            .members(
                                                    draft.organisation.get(),
                                                    cast.date().get())
                                            .size()
                                    == count);
            if (organisation.isPresent()) {
                return Optional.of(membersOf(organisation.get().entity.orElseThrow()));
            }
        }
        return Optional.empty();
    }

    private Optional<Draft> neighbours(OfDescription said, Tree tree, NounPhrase phrase) {
        return Optional.empty();
    }

    private Optional<Draft> sides(OfDescription said, Tree tree, NounPhrase phrase, Map<Integer, Draft> heads) {
        if (!said.plural()) {
            for (int head : said.sides().pending()) {
                Draft owner = heads.get(head);
                if (owner != null) {
                    return Optional.of(ownerSide(owner));
                }
            }
            return said.sides().states().isEmpty()
                    ? Optional.empty()
                    : Optional.of(cast.ofEntity(said.sides().states().getFirst().entity()));
        }
        boolean two = isBoth(tree, phrase)
                || said.count().map(count -> count == 2).orElse(false)
                || said.article() == Article.DEFINITE;
        boolean counted = said.count().map(count -> count == 2).orElse(false);
        Optional<Draft> together = counted
                ? cast.latestTwo(tree.index(), phrase.head(), 3, draft -> draft.kind != ActorKind.UNKNOWN)
                : Optional.empty();
        if (together.isPresent()) {
            return together;
        }
        return two
                ? pair(
                        latestTwo(
                                tree,
                                phrase.head(),
                                draft -> draft.kind == ActorKind.STATE
                                        || draft.kind == ActorKind.ALLIANCE
                                        || draft.kind == ActorKind.IGO
                                        || draft.kind == ActorKind.GROUP && draft.entity.isPresent()),
                        phrase)
                : Optional.empty();
    }

    /** "his side" is what he speaks for. */
    private Draft ownerSide(Draft owner) {
        if (!owner.human) {
            return owner;
        }
        for (Draft draft : cast.drafts()) {
            if (draft != owner
                    && draft.entity.isPresent()
                    && (owner.organisation.isPresent() && draft.organisation.equals(owner.organisation)
                            || owner.organisation.isEmpty()
                                    && owner.country.isPresent()
                                    && draft.kind == ActorKind.STATE
                                    && draft.country.equals(owner.country))) {
                return draft;
            }
        }
        return owner;
    }

    // ---------------------------------------------------------------------------------------------- what was said

    private Optional<Draft> latest(Tree tree, int token, int reach, java.util.function.Predicate<Draft> fits) {
        Draft best = null;
        ActorMention bestMention = null;
        for (Draft draft : cast.drafts()) {
            if (!fits.test(draft)) {
                continue;
            }
            Optional<ActorMention> last = draft.lastBefore(tree.index(), token);
            if (last.isPresent()
                    && tree.index() - last.get().sentence() <= reach
                    && (bestMention == null || Draft.ORDER.compare(bestMention, last.get()) < 0)) {
                best = draft;
                bestMention = last.get();
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Draft> latestTwo(Tree tree, int token, java.util.function.Predicate<Draft> fits) {
        List<Draft> two = new ArrayList<>();
        Optional<Draft> first = latest(tree, token, REACH, fits);
        first.ifPresent(two::add);
        first.flatMap(known -> latest(tree, token, REACH, fits.and(draft -> draft != known)))
                .ifPresent(two::add);
        return two;
    }
}
