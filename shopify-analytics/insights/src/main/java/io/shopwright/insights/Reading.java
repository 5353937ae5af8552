package io.shopwright.insights;

/**
 * How the orders behind an answer are read, and who hears how far that is. The answer is the same either way.
 *
 * @param way by pages, by bulk operation, or whichever is cheaper
 * @param progress hears how far the reading is
 */
public record Reading(Way way, Progress progress) {
    /** By pages, heard by nobody; what a question does unless told otherwise. */
    public static final Reading PAGES = new Reading(Way.PAGES, Progress.NONE);

    /** By bulk operation, heard by nobody. */
    public static final Reading BULK = new Reading(Way.BULK, Progress.NONE);

    /** By the cheaper of the two, heard by nobody. */
    public static final Reading CHEAPEST = new Reading(Way.CHEAPEST, Progress.NONE);

    /** A way to read orders. */
    public enum Way {
        /** 250 orders at a time, for points; quickest for some thousands. */
        PAGES,
        /**
         * A bulk operation, which costs ten points however many orders there are. The shop works on it by itself, for
         * seconds or minutes, and all that was read of the orders is in memory at once.
         */
        BULK,
        /** Counts the orders, and reads them by bulk operation if pages are predicted to cost more than 1,000 points. */
        CHEAPEST
    }

    /** By pages. */
    static Reading byPages(Progress progress) {
        return new Reading(Way.PAGES, progress);
    }

    /** The same way, heard by another. */
    public Reading heardBy(Progress other) {
        return new Reading(way, other);
    }
}
