"""The closed lists that a label may use. Types and modes: PLOVER 2021; sectors: its section on actors."""

MODES = {
    "AGREE": [],
    "CONSULT": ["visit", "third-party", "multilateral", "phone"],
    "SUPPORT": [],
    "CONCEDE": [],
    "COOPERATE": [],
    "AID": [],
    "RETREAT": ["withdraw", "release", "disarm", "ceasefire", "access", "resign"],
    "REQUEST": ["assist", "change", "yield", "meet"],
    "ACCUSE": ["disapprove", "investigate", "allege"],
    "REJECT": ["assist", "change", "yield", "meet"],
    "THREATEN": ["restrict", "arrest", "relations", "expel", "territory", "violence"],
    "PROTEST": ["demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"],
    "SANCTION": ["convict", "expel", "withdraw", "discontinue"],
    "MOBILIZE": ["troops", "weapons", "police", "militia"],
    "COERCE": ["seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
               "misinformation", "cyber"],
    "ASSAULT": ["abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional", "sideAB"],
}
MODALITIES = ["asserted", "planned", "negated", "conditional", "background"]
NEVER_PLANNED = {"AGREE": "AGREE", "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE",
                 "RETREAT": "CONCEDE", "CONCEDE": "CONCEDE"}      # what the future of a type is
KINDS = ["state", "igo", "alliance", "ngo", "company", "person", "group", "unnamed", "unknown"]
HOWS = ["name", "title", "description", "pronoun", "acronym"]
SECTORS = ["COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL",
           "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"]
STATEMENT_KINDS = ["direct", "indirect", "mixed"]
SOURCE_KINDS = ["named", "unnamed", "collective", "document", "pronoun"]
STANCES = ["favourable", "opposed", "neutral", "mixed"]
MIXES = ["natural", "chosen", "contrast", "paraphrase"]
SETS = ["gmb", "gum", "re3d", "own"]
SPLITS = ["train", "dev", "calibration", "test"]

IGOS = {"UN", "EU", "AU", "IAEA", "OPEC", "ASEAN", "IMF", "WTO", "WHO", "OSCE", "OAS", "ICC", "CIS", "CSTO", "SCO",
        "GCC", "ECOWAS", "IGAD", "SAARC", "APEC", "OECD", "CARICOM", "MERCOSUR", "WB", "ICRC", "ARABLEAGUE", "OIC",
        "COMMONWEALTH", "INTERPOL", "ICTY", "ICTR", "ICJ", "OPCW", "UNHCR", "UNICEF", "WFP", "EAC", "SADC", "G7", "G8", "G20",
        "PIF", "COE", "ILO", "FAO", "EFTA", "ADB", "AFDB", "QUARTET", "CEMAC", "ANDEAN", "UNASUR", "ALBA", "IGO"}
ALLIANCES = {"NATO", "COALITION"}
PRONOUNS = set("""he she it they him her them his hers its their theirs we us our ours i me my mine you your who whom whose
which that this these those both one others himself herself itself themselves each some many most all several""".split())

ABBREVIATIONS = {"p": "person", "s": "state", "g": "group", "u": "unnamed", "n": "ngo", "c": "company", "i": "igo",
                 "a": "alliance", "x": "unknown"}
