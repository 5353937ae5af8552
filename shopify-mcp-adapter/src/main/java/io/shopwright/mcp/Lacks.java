package io.shopwright.mcp;

import io.shopwright.insights.Basis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer lacks, as its members {@code complete} and {@code missing} tell.
 *
 * @param all a sentence each
 */
record Lacks(List<String> all) {
    /** Sentences that an answer has at most. */
    private static final int MOST = 15;

    /** Of a report, and the rest of its last day if that is today. */
    static Lacks of(Basis basis, Request request) {
        return of(basis.missing(), basis.period().to(), request);
    }

    static Lacks of(List<String> missing, LocalDate last, Request request) {
        List<String> all = new ArrayList<>(missing);
        if (last.equals(request.today())) {
            all.add(last + " is not over: what is still to come on it does not count.");
        }
        return new Lacks(all);
    }

    boolean none() {
        return all.isEmpty();
    }

    /** The sentences, the first ones of very many. */
    List<String> sentences() {
        if (all.size() <= MOST) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST - 1));
        some.add("And " + (all.size() - some.size()) + " more of this kind.");
        return some;
    }
}
