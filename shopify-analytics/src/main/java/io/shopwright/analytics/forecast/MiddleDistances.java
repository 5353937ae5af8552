package io.shopwright.analytics.forecast;

/**
 * The two middle values of distances, as the program of the authors of STL finds them. It sorts partially, for the wanted
 * places only, by the quicksort of R. Singleton (1969, Algorithm 347, Communications of the ACM 12(3), 185-187). Of an even
 * number it asks for the upper place before the lower one, although the sort wants them rising; so if a part ends exactly
 * between the two, the second of them is left where it happens to lie. Every program that descends from theirs, as stl of
 * R, has weights by this rule; with the true median the robust fits part visibly.
 */
final class MiddleDistances {

    /** Parts up to this size are sorted by insertion, except the first one. */
    private static final int SMALL = 11;

    private final double[] a;
    private final int[] places;
    private int low;
    private int high;

    private MiddleDistances(double[] distances) {
        a = distances;
        places = new int[] {a.length / 2, (a.length - 1) / 2};
    }

    /** Returns the sum of the two, and changes the order of the distances. */
    static double sum(double[] distances) {
        MiddleDistances middle = new MiddleDistances(distances);
        middle.sort(0, distances.length - 1, 0, 1);
        return distances[middle.places[0]] + distances[middle.places[1]];
    }

    /** Sorts the part {@code from ... to} as far as the places numbered {@code first ... last} need it. */
    private void sort(int from, int to, int first, int last) {
        if (first > last || from >= to) {
            return;
        }
        if (to - from < SMALL && from > 0) {
            insert(from, to);
            return;
        }
        split(from, to);
        int end = low;
        int start = high;
        int border;
        if (end - from <= to - start) {
            border = last;
            while (border >= first && places[border] > end) {
                border--;
            }
        } else {
            border = first - 1;
            while (border < last && places[border + 1] < start) {
                border++;
            }
        }
        sort(from, end, first, border);
        sort(start, to, border + 1, last);
    }

    /** Parts by the median of first, middle and last; the lower part ends at {@code low}, the upper starts at {@code high}. */
    private void split(int from, int to) {
        int middle = (from + to + 2) / 2 - 1;
        order(from, middle);
        if (a[to] < a[middle]) {
            swap(middle, to);
            order(from, middle);
        }
        double pivot = a[middle];
        low = to;
        high = from;
        while (true) {
            low--;
            if (a[low] <= pivot) {
                do {
                    high++;
                } while (a[high] < pivot);
                if (high > low) {
                    return;
                }
                swap(low, high);
            }
        }
    }

    private void order(int left, int right) {
        if (a[left] > a[right]) {
            swap(left, right);
        }
    }

    private void swap(int i, int j) {
        double value = a[i];
        a[i] = a[j];
        a[j] = value;
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i <= to; i++) {
            double value = a[i];
            int k = i - 1;
            while (k >= from && a[k] > value) {
                a[k + 1] = a[k];
                k--;
            }
            a[k + 1] = value;
        }
    }
}
