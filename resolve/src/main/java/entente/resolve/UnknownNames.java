package entente.resolve;

import entente.model.ActorKind;
import java.util.Optional;
import java.util.Set;

/** What a name that nobody knows tells by its own words. */
final class UnknownNames {

    private static final Set<String> COMPANY = WordSets.of("company names");
    private static final Set<String> GROUP = WordSets.of("group names");
    private static final Set<String> NGO = WordSets.of("NGO names");

    private UnknownNames() {}

    static ActorKind kind(String name, Optional<Role> role, boolean organisation) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        String first = name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name;
        if (COMPANY.contains(last)) {
            return ActorKind.COMPANY;
        }
        if (GROUP.contains(last) || GROUP.contains(first)) {
            return ActorKind.GROUP;
        }
        if (NGO.contains(last) || NGO.contains(first)) {
            return ActorKind.NGO;
        }
        if (role.isPresent() && role.get().kind() == Role.Kind.BODY) {
            return role.get().sectors().contains("BUS") || role.get().sectors().contains("JRN")
                    ? ActorKind.COMPANY
                    : ActorKind.GROUP;
        }
        return ActorKind.UNKNOWN;
    }
}
