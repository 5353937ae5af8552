package io.shopwright.client.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.batch.Outcome;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Json;
import io.shopwright.client.internal.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of a bulk mutation: of {@link #processed} lines, so many {@link #successful}, {@link #failed}
 * and {@link #unknown}. Results that do not fit in a few megabytes lie in a temporary file, which closing takes away.
 *
 * @param <T> the record that holds a payload
 */
public final class BulkOutcomes<T> implements AutoCloseable {
    private final List<Section<T>> sections;
    private final long processed;
    private final long successful;
    private final long unknown;

    /**
     * The lines of one file.
     *
     * @param lines how many the caller gave, those included that were not written to the file
     * @param results the result lines, in parts by the number of their line; null if there are none
     * @param unfit why lines were not written to the file, by their place among all
     * @param otherwise what became of a line that was written and has no result
     * @param part of the mutation, to read payloads by; null if no line was written
     */
    record Section<T>(
            int lines,
            @Nullable Spill results,
            Map<Integer, ShopifyException> unfit,
            Outcome<T> otherwise,
            @Nullable Part<T> part) {
        int written() {
            return lines - unfit.size();
        }

        /** The first of the lines in a part of the results. */
        int first(int of) {
            return results == null ? 0 : (int) ((long) written() * of / results.parts());
        }

        /** The part of the results that a written line belongs to. */
        static int partOf(int line, int written, int parts) {
            int guess = (int) ((long) line * parts / written);
            return (long) written * (guess + 1) / parts <= line ? guess + 1 : guess;
        }
    }

    BulkOutcomes(List<Section<T>> sections) {
        this.sections = List.copyOf(sections);
        long[] counts = new long[3];
        try (Stream<Outcome<T>> outcomes = stream()) {
            outcomes.forEach(outcome -> {
                counts[0]++;
                counts[1] += outcome instanceof Outcome.Done ? 1 : 0;
                counts[2] += outcome instanceof Outcome.Unknown ? 1 : 0;
            });
        }
        this.processed = counts[0];
        this.successful = counts[1];
        this.unknown = counts[2];
    }

    /** How many lines there were: each has one outcome. */
    public long processed() {
        return processed;
    }

    /** How many the shop ran. */
    public long successful() {
        return successful;
    }

    /** How many changed nothing: refused by the shop, or not run at all. */
    public long failed() {
        return processed - successful - unknown;
    }

    /** How many may have been run or not. */
    public long unknown() {
        return unknown;
    }

    /** One outcome for each line, in the order in which the lines were given. */
    public Stream<Outcome<T>> stream() {
        return sections.stream().flatMap(BulkOutcomes::outcomes);
    }

    private static <T> Stream<Outcome<T>> outcomes(Section<T> section) {
        int parts = section.results == null ? 1 : section.results.parts();
        int[] given = {0};
        return IntStream.range(0, parts).boxed().flatMap(part -> {
            int end = part + 1 == parts ? section.written() : section.first(part + 1);
            List<Outcome<T>> written = read(section, part, section.first(part), end);
            List<Outcome<T>> all = new ArrayList<>();
            for (Outcome<T> outcome : written) {
                addUnfit(section, given, all);
                all.add(outcome);
                given[0]++;
            }
            if (part + 1 == parts) {
                addUnfit(section, given, all);
            }
            return all.stream();
        });
    }

    /** The lines that were not written, as far as they stand here. */
    private static <T> void addUnfit(Section<T> section, int[] given, List<Outcome<T>> all) {
        for (ShopifyException reason = section.unfit.get(given[0]);
                reason != null;
                reason = section.unfit.get(given[0])) {
            all.add(new Outcome.Failed<>(reason));
            given[0]++;
        }
    }

    private static <T> List<Outcome<T>> read(Section<T> section, int part, int from, int to) {
        List<Outcome<T>> outcomes = new ArrayList<>(Collections.nCopies(to - from, section.otherwise));
        Spill results = section.results;
        if (results == null || section.part == null) {
            return outcomes;
        }
        byte[] lines = new byte[Math.toIntExact(results.size(part))];
        boolean[] told = new boolean[to - from];
        try {
            results.read(part, lines);
            for (int start = 0; start < lines.length; ) {
                int end = start;
                while (lines[end] != '\n') {
                    end++;
                }
                JsonNode line = Json.MAPPER.readTree(lines, start, end - start);
                int at = line.path("__lineNumber").intValue() - from;
                outcomes.set(at, told[at] ? twice() : outcome(section.part, line));
                told[at] = true;
                start = end + 1;
            }
            return outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the results of a bulk mutation", e);
        }
    }

    private static <T> Outcome<T> outcome(Part<T> part, JsonNode line) {
        Envelope envelope = Envelope.of(line, new Envelope.Origin(0, "", ""));
        String name = BulkMutation.rootField(part.operation()).name();
        return Outcome.of(part, envelope.data().path(name), envelope.errors(), "");
    }

    private static <T> Outcome<T> twice() {
        return new Outcome.Unknown<>(
                new ShopifyException.OutcomeUnknown("The shop told two results of this line", "", null));
    }

    @Override
    public void close() {
        try {
            for (Section<T> section : sections) {
                if (section.results != null) {
                    section.results.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the results of a bulk mutation", e);
        }
    }
}
