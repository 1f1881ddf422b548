/**
 * The record over HTTP, and the page.
 *
 * <p><b>What this room does to the datum.</b> It shows it, always with its words, and takes down what readers add: decisions on
 * findings, stars, notes, saved searches, new sources. What the machine coded is never changed from here.
 *
 * <p><b>Words used.</b> A <i>route</i> is a method and a path under {@code /api}; {@code openapi.json} names all of them with the
 * form of every answer, and a test holds the answers to it. The <i>key</i> of an actor is its code (RUS, NATO) or, where it has
 * none, its name after a tilde. The <i>secret</i> is the token or password for writing. A <i>session</i> is a browser that has
 * shown it. A <i>job</i> is a reading that was begun from here.
 *
 * <p><b>Its classes, in reading order.</b> {@link entente.serve.Server} starts and ends; {@link entente.serve.Settings} says with
 * what. {@code Gate} stands before every route: who asks, from where, how often. {@code ReadRoutes} and its neighbours answer;
 * {@code Render} writes records as JSON; {@code Answers} sends them with their ETag; {@code Problem} is every answer that is an
 * error. {@code Page} hands out the page's own files and the libraries of its WebJars. {@code Jobs} reads sources.
 *
 * <p><b>Always true.</b>
 *
 * <ul>
 *   <li>The page uses nothing but the routes, and nothing here asks another machine for anything unless a reader adds a URL.
 *   <li>Text of articles leaves as JSON or as a file to save, never as a page of its own.
 *   <li>Every list says how many there are in all, or that it is more than ten thousand.
 *   <li>Whoever may not write is told so before anything is read of what was sent.
 * </ul>
 *
 * <p><b>Traps.</b> The web server decodes paths before it matches them, so keys that hold a slash are taken from the raw path.
 * Cookies of one host are shared by all its ports: the session's cookie has the port in its name. An import map is the one script
 * that browsers want inline; its digest stands in the content security policy, and nothing else inline runs.
 *
 * <p><b>Why this web server.</b> avaje-jex on the JDK's own server starts in a fraction of the time of Javalin and is two small
 * jars; the measurements are in {@code docs/reports/page.md}.
 *
 * <pre>{@code
 * Settings settings = Settings.on(store, () -> pipeline).withPort(0);
 * try (Server server = Server.start(settings)) {
 *     System.out.println(server.address());
 * }
 * }</pre>
 */
@NullMarked
package entente.serve;

import org.jspecify.annotations.NullMarked;
