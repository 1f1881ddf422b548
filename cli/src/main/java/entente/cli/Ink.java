package entente.cli;

/**
 * How words look on a terminal. Colours follow PLOVER's quad classes and never carry meaning alone: each marked word has a
 * number, and each number a line that names the type.
 */
enum Ink {
    PLAIN(""),
    TITLE("1"),
    FAINT("2"),
    ACTOR("4"),
    CUE("3"),
    VERBAL_COOPERATION("1;34"),
    MATERIAL_COOPERATION("1;32"),
    VERBAL_CONFLICT("1;33"),
    MATERIAL_CONFLICT("1;31"),
    WARNING("1;35");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /** @param quad PLOVER quad class, 1 to 4; anything else is plain */
    static Ink ofQuad(int quad) {
        return switch (quad) {
            case 1 -> VERBAL_COOPERATION;
            case 2 -> MATERIAL_COOPERATION;
            case 3 -> VERBAL_CONFLICT;
            case 4 -> MATERIAL_CONFLICT;
            default -> PLAIN;
        };
    }

    /** Switches this ink on, in a terminal that knows ANSI codes (ECMA-48, section 8.3.117). */
    String on() {
        return code.isEmpty() ? "" : "\u001b[" + code + "m";
    }

    static String off() {
        return "\u001b[0m";
    }
}
