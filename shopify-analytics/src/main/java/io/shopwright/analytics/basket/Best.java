package io.shopwright.analytics.basket;

/**
 * The best of many scored numbers: those with the highest scores, of equal ones the lowest numbers. Its memory is what it
 * keeps.
 */
final class Best {

    /** A heap with the worst of the best at its root. */
    private final double[] scores;

    private final int[] numbers;
    private int size;

    Best(int most) {
        scores = new double[most];
        numbers = new int[most];
    }

    void offer(int number, double score) {
        if (size < scores.length) {
            int at = size++;
            while (at > 0 && worse(score, number, scores[(at - 1) / 2], numbers[(at - 1) / 2])) {
                move((at - 1) / 2, at);
                at = (at - 1) / 2;
            }
            put(at, number, score);
        } else if (size > 0 && worse(scores[0], numbers[0], score, number)) {
            sink(number, score);
        }
    }

    /** Empties it; the numbers, best first. */
    int[] drain() {
        int[] ordered = new int[size];
        while (size > 0) {
            ordered[size - 1] = numbers[0];
            size--;
            sink(numbers[size], scores[size]);
        }
        return ordered;
    }

    /** Replaces the root. */
    private void sink(int number, double score) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child + 1 < size && worse(scores[child + 1], numbers[child + 1], scores[child], numbers[child])) {
                child++;
            }
            if (child >= size || !worse(scores[child], numbers[child], score, number)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, number, score);
    }

    private static boolean worse(double score, int number, double otherScore, int otherNumber) {
        return score < otherScore || (score == otherScore && number > otherNumber);
    }

    private void move(int from, int to) {
        put(to, numbers[from], scores[from]);
    }

    private void put(int at, int number, double score) {
        scores[at] = score;
        numbers[at] = number;
    }
}
