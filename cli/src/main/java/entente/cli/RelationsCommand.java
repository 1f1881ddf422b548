package entente.cli;

import entente.resolve.Membership;
import entente.resolve.Registry;
import entente.store.RecordException;
import entente.store.RecordStore;
import entente.store.ToldRelation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How a party stands to others, by what reports attest. */
@Command(
        name = "relations",
        mixinStandardHelpOptions = true,
        description =
                "Memberships, programmes, alliances and the like, with the days on which reports attest them, against the registry.")
final class RelationsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CODE", description = "a state (KGZ) or an organisation (CSTO)")
    private String code = "";

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public Integer call() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            screen.heading("Relations of " + code.toUpperCase(Locale.ROOT));
            List<ToldRelation> relations = store.relations(code.toUpperCase(Locale.ROOT));
            for (ToldRelation relation : relations) {
                screen.line("  %s %s %s  %s"
                        .formatted(
                                screen.ink(Ink.TITLE, relation.subjectCode().orElse(relation.subject())),
                                relation.type().replace('_', ' '),
                                screen.ink(Ink.TITLE, relation.objectCode().orElse(relation.object())),
                                screen.ink(
                                        Ink.FAINT,
                                        spell(relation) + ", " + Summary.plural(relation.reports(), "report"))));
                screen.paragraph(Lines.shortened(relation.quote()), 6, 0);
                registry(relation).ifPresent(known -> screen.line("      " + known.words(screen)));
            }
            screen.line(screen.ink(Ink.FAINT, Summary.plural(relations.size(), "relation")));
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private static String spell(ToldRelation relation) {
        Optional<String> first = relation.first().map(LocalDate::toString);
        Optional<String> last = relation.last().map(LocalDate::toString);
        return first.equals(last)
                ? "attested " + first.orElse("without a day")
                : "attested %s to %s".formatted(first.orElse("?"), last.orElse("?"));
    }

    /** What the registry holds of it, and whether that goes with what is attested. */
    private record Known(boolean fits, String spells) {
        String words(Screen screen) {
            return fits
                    ? screen.ink(Ink.MATERIAL_COOPERATION, "the registry agrees: ") + spells
                    : screen.ink(Ink.WARNING, "the registry differs: ") + spells;
        }
    }

    private static Optional<Known> registry(ToldRelation relation) {
        if (!relation.type().equals("member_of")
                || relation.subjectCode().isEmpty()
                || relation.objectCode().isEmpty()) {
            return Optional.empty();
        }
        Registry registry = Registry.standard();
        if (!registry.knowsMembersOf(relation.objectCode().get())) {
            return Optional.empty();
        }
        List<Membership> spells = registry.memberships(
                relation.subjectCode().get(), relation.objectCode().get());
        String told = spells.isEmpty()
                ? "no membership known"
                : spells.stream()
                        .map(spell -> "%s %s to %s"
                                .formatted(
                                        spell.status(),
                                        spell.from().map(LocalDate::toString).orElse("?"),
                                        spell.to().map(LocalDate::toString).orElse("now")))
                        .collect(Collectors.joining("; "));
        boolean fits = relation.first()
                .map(day -> spells.stream().anyMatch(spell -> spell.status().equals("member") && spell.holdsOn(day)))
                .orElse(!spells.isEmpty());
        return Optional.of(new Known(fits, told));
    }
}
