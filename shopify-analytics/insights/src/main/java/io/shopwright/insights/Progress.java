package io.shopwright.insights;

/** Hears how far a reading is, for a progress bar; called from the thread that reads. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * Called after each page.
     *
     * @param done records read
     * @param total records that there are to read, as counted at the start
     */
    void at(long done, long total);
}
