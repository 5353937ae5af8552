package io.shopwright.analytics.pricing;

import io.shopwright.analytics.CaseFile;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of sales in a reference file; columns may be named by expressions such as {@code log(price/cpi)}. */
record SalesTable(List<String> names, List<String[]> rows) {

    /** Not inside quotes: an even number of them follows. */
    private static final Pattern COMMA = Pattern.compile(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)");

    static SalesTable read(String file) {
        List<String[]> lines = CaseFile.lines(file).stream()
                .map(line -> COMMA.splitAsStream(line)
                        .map(cell -> cell.replace("\"", ""))
                        .toArray(String[]::new))
                .toList();
        return new SalesTable(List.of(lines.get(0)), lines.subList(1, lines.size()));
    }

    SalesTable where(String name, Predicate<String> condition) {
        int column = names.indexOf(name);
        return new SalesTable(
                names, rows.stream().filter(row -> condition.test(row[column])).toList());
    }

    double[] column(String expression) {
        if (expression.startsWith("log ") || expression.startsWith("log(")) {
            return Arrays.stream(column(inner(expression.substring(3).strip())))
                    .map(Math::log)
                    .toArray();
        }
        int slash = expression.lastIndexOf('/');
        if (slash > 0) {
            return combine(expression, slash, (left, right) -> left / right);
        }
        int minus = expression.indexOf('-');
        if (minus > 0) {
            return combine(inner(expression), inner(expression).indexOf('-'), (left, right) -> left - right);
        }
        int column = names.indexOf(expression);
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    double[][] columns(List<String> expressions) {
        return expressions.stream().map(this::column).toArray(double[][]::new);
    }

    Stream<String> values(String name) {
        return rows.stream().map(row -> row[names.indexOf(name)]);
    }

    private double[] combine(String expression, int at, DoubleBinaryOperator operator) {
        double[] left = column(expression.substring(0, at));
        double[] right = column(expression.substring(at + 1));
        for (int i = 0; i < left.length; i++) {
            left[i] = operator.applyAsDouble(left[i], right[i]);
        }
        return left;
    }

    private static String inner(String expression) {
        return expression.startsWith("(") && expression.endsWith(")")
                ? expression.substring(1, expression.length() - 1)
                : expression;
    }
}
