package entente.ingest;

import java.util.List;

/**
 * Reads a kind of file that is taken into memory as a whole: plain text, a web page, PDF, a letter. Registered in {@link
 * Kind}; what comes back is made into documents by {@link Report#document}. Its methods keep no state and may be called by
 * several threads.
 */
interface DocumentFormat {

    /**
     * The reports in it, in their order: one, but for the exports of news archives, which hold many.
     *
     * @throws Refusal if there is none to be had: broken, encrypted, no text in it
     */
    List<Report> read(Material material) throws Refusal;
}
