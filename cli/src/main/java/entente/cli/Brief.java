package entente.cli;

import java.time.LocalDate;

/** A weekly brief, as Markdown and as a page that prints well on A4 and Letter. */
final class Brief {

    private static final String STYLE =
            "body{font:11pt/1.45 Georgia,serif;max-width:42em;margin:2em auto;padding:0 1em;color:#1d1d1f}"
                    + "h1{font-size:1.5em;margin-bottom:.2em}h2{font-size:1.1em;margin:1.6em 0 .3em;border-top:1px solid #999;padding-top:.6em;break-after:avoid}"
                    + "ul{padding-left:1.1em}li{margin:.45em 0;break-inside:avoid}small{color:#666}b{font-weight:600}"
                    + ".warn{border:1px solid #864;padding:.4em .6em}@media print{body{margin:0;max-width:none}@page{margin:18mm}}";

    private final StringBuilder markdown = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private boolean list;

    Brief(LocalDate last, boolean fiction) {
        String title = "Week of %s to %s".formatted(last.minusDays(6), last);
        markdown.append("# ").append(title).append("\n");
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(title)
                .append("</h1>");
        if (fiction) {
            markdown.append("\n**FICTION: nothing in this brief happened.**\n");
            html.append("<p class=\"warn\"><b>FICTION: nothing in this brief happened.</b></p>");
        }
    }

    void heading(String words) {
        endList();
        markdown.append("\n## ").append(plain(words)).append("\n\n");
        html.append("<h2>").append(escaped(words)).append("</h2>");
    }

    void line(String words) {
        endList();
        markdown.append(plain(words)).append("\n\n");
        html.append("<p>").append(escaped(words)).append("</p>");
    }

    void item(String label, String words, String source) {
        if (!list) {
            html.append("<ul>");
            list = true;
        }
        markdown.append("- **%s** %s (%s)%n".formatted(plain(label), plain(words), plain(source)));
        html.append(
                "<li><b>%s</b> %s <small>%s</small></li>".formatted(escaped(label), escaped(words), escaped(source)));
    }

    private void endList() {
        if (list) {
            html.append("</ul>");
            list = false;
        }
    }

    String markdown() {
        return markdown.toString();
    }

    String html() {
        endList();
        return html + "</html>\n";
    }

    /** Words of reports are nobody's markup. */
    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }

    private static String escaped(String words) {
        return words.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
