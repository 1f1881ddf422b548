package entente.resolve;

import entente.model.ActorKind;
import java.util.List;
import java.util.Optional;

/** What a name that nobody knows tells by its own words. */
final class UnknownNames {

    private static final List<String> COMPANY = List.of(
            "Inc",
            "Inc.",
            "Corp",
            "Corp.",
            "Corporation",
            "Ltd",
            "Ltd.",
            "Co.",
            "Company",
            "PLC",
            "plc",
            "AG",
            "SA",
            "S.A.",
            "GmbH",
            "LLC",
            "Bank",
            "Airlines",
            "Airways",
            "Group",
            "Holdings",
            "Motors",
            "Industries",
            "Times",
            "Post",
            "News");
    private static final List<String> GROUP = List.of(
            "Party",
            "Front",
            "Movement",
            "Army",
            "Brigade",
            "Brigades",
            "Union",
            "Coalition",
            "Council",
            "Alliance",
            "Congress",
            "Parliament",
            "Assembly",
            "Court",
            "Ministry",
            "Department",
            "Agency",
            "Commission",
            "Authority",
            "Force",
            "Forces",
            "Guard",
            "Guards",
            "Police",
            "Committee",
            "Faction",
            "League",
            "Senate",
            "Office",
            "Institute",
            "University",
            "College",
            "School",
            "Board",
            "Embassy",
            "Bureau");
    private static final List<String> NGO = List.of(
            "Foundation",
            "Institute",
            "Watch",
            "Association",
            "Society",
            "Federation",
            "Center",
            "Centre",
            "Trust",
            "Fund",
            "Network",
            "Observatory",
            "Initiative");

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
