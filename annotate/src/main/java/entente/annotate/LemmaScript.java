package entente.annotate;

import java.util.Locale;

/**
 * A lemma as a small change to the form (Chrupała 2006).
 *
 * <p>{@code k} keeps the form's case, {@code l} lowers it; then {@code -N+S} cuts N units off the end and adds S; {@code =S}
 * replaces the whole form. So {@code k-0+} is the form itself and {@code l-3+y} turns "Parties" into "party".
 */
final class LemmaScript {

    private LemmaScript() {}

    /** The lemma; a script that cuts more than the form has leaves the form. */
    static String apply(String script, String form) {
        if (script.startsWith("=")) {
            return script.substring(1);
        }
        String base = script.charAt(0) == 'l' ? form.toLowerCase(Locale.ROOT) : form;
        int plus = script.indexOf('+');
        int cut = Integer.parseInt(script.substring(2, plus));
        return cut >= base.length() && cut > 0
                ? base
                : base.substring(0, base.length() - cut) + script.substring(plus + 1);
    }
}
