package io.shopwright.insights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How likely customers are to recommend the shop, from 0 to 10, which only they can say.
 *
 * <p>As CSV, with a header: {@code day,score}.
 */
@FunctionalInterface
public interface SurveySource {
    /** Nobody was asked. */
    SurveySource NONE = period -> Optional.empty();

    /** @param score from 0 to 10 */
    record Answer(LocalDate day, int score) {
        public Answer {
            if (score < 0 || score > 10) {
                throw new IllegalArgumentException("score must be in 0..10: " + score);
            }
        }
    }

    /** The answers of a period; empty if nobody was asked. */
    Optional<List<Answer>> of(Period period);

    /** All answers that there are. */
    static SurveySource of(List<Answer> answers) {
        List<Answer> copy = List.copyOf(answers);
        return period -> Optional.of(
                copy.stream().filter(each -> period.contains(each.day())).toList());
    }

    /**
     * Answers from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static SurveySource parse(String csv) {
        List<Answer> answers = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.parse(csv, List.of("day", "score")).rows()) {
            answers.add(new Answer(
                    CsvValues.day(row, "day"), (int) Math.min(Integer.MAX_VALUE, CsvValues.whole(row, "score"))));
        }
        return of(answers);
    }
}
