package io.shopwright.analytics.basket;

import io.shopwright.analytics.internal.FisherExact;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Who buys some items also buys others: four counts of baskets, and the usual measures of them.
 *
 * <p>Sources: M. Hahsler, A probabilistic comparison of commonly used interest measures for association rules (2015); T. Wu,
 * Y. Chen, J. Han (2010), Re-examination of interestingness measures in pattern mining.
 *
 * @param antecedent the items A that are given, by Unicode code point, at least one
 * @param consequent the items B that follow, by Unicode code point, at least one, none of them given
 * @param count of the baskets with A and B
 * @param antecedentCount of the baskets with A
 * @param consequentCount of the baskets with B
 * @param baskets in all
 */
public record AssociationRule(
        List<String> antecedent,
        List<String> consequent,
        int count,
        int antecedentCount,
        int consequentCount,
        int baskets) {

    /**
     * The greatest lift first; of equal ones the greatest confidence, then the greatest count, then the first antecedent, then
     * the first consequent, item by item. Equal fractions are equal here whatever they were reduced from.
     */
    public static final Comparator<AssociationRule> ORDER = Comparator.comparingDouble(AssociationRule::lift)
            .thenComparingDouble(AssociationRule::confidence)
            .thenComparingInt(AssociationRule::count)
            .reversed()
            .thenComparing(AssociationRule::antecedent, AssociationRule::compareItems)
            .thenComparing(AssociationRule::consequent, AssociationRule::compareItems);

    /** Copies lists and checks counts. */
    public AssociationRule {
        antecedent = List.copyOf(antecedent);
        consequent = List.copyOf(consequent);
        if (!(0 < count && count <= Math.min(antecedentCount, consequentCount))
                || (long) antecedentCount + consequentCount - count > baskets) {
            throw new IllegalArgumentException("need 0 < count <= counts of both sides, and enough baskets: " + count
                    + ", " + antecedentCount + ", " + consequentCount + ", " + baskets);
        }
    }

    /** P(A and B), in (0, 1]. */
    public double support() {
        return (double) count / baskets;
    }

    /** P(B | A), in (0, 1]. */
    public double confidence() {
        return (double) count / antecedentCount;
    }

    /** P(A and B) / (P(A) P(B)): 1 if the sides have nothing to do with each other. */
    public double lift() {
        return (double) count * baskets / ((double) antecedentCount * consequentCount);
    }

    /** P(A and B) - P(A) P(B), in [-0.25, 0.25]: the share of the baskets beyond what chance would bring. */
    public double leverage() {
        return excess() / ((double) baskets * baskets);
    }

    /** P(A) P(not B) / P(A and not B): how much more often the rule would fail by chance; infinite if it never fails. */
    public double conviction() {
        return count == antecedentCount
                ? Double.POSITIVE_INFINITY
                : (double) antecedentCount
                        * (baskets - consequentCount)
                        / ((double) baskets * (antecedentCount - count));
    }

    /** Leverage over the greatest it could be, in [-1, 1]; 0 if it could be nothing else. */
    public double zhang() {
        double most = Math.max(
                (double) count * (baskets - antecedentCount), (double) antecedentCount * (consequentCount - count));
        return most == 0 ? 0 : excess() / most;
    }

    /** P(A and B) / P(A or B), in (0, 1]. */
    public double jaccard() {
        return (double) count / ((double) antecedentCount + consequentCount - count);
    }

    /** P(A and B) over the root of P(A) P(B), in (0, 1]. */
    public double cosine() {
        return count / Math.sqrt((double) antecedentCount * consequentCount);
    }

    /** The mean of P(B | A) and P(A | B), in (0, 1]. */
    public double kulczynski() {
        return (confidence() + (double) count / consequentCount) / 2;
    }

    /** The lesser of P(B | A) and P(A | B), in (0, 1]. */
    public double allConfidence() {
        return (double) count / Math.max(antecedentCount, consequentCount);
    }

    /** How unlike in size the sides are: |P(A) - P(B)| / P(A or B), in [0, 1). */
    public double imbalance() {
        return Math.abs((double) antecedentCount - consequentCount)
                / ((double) antecedentCount + consequentCount - count);
    }

    /** P(B | A) - P(B), in (-1, 1). */
    public double addedValue() {
        return confidence() - (double) consequentCount / baskets;
    }

    /** The odds of B with A over those without A; infinite if A never comes without B, or B never without A. */
    public double oddsRatio() {
        double neither = (double) baskets - antecedentCount - consequentCount + count;
        double either = (double) (antecedentCount - count) * (consequentCount - count);
        return either == 0 ? Double.POSITIVE_INFINITY : count * neither / either;
    }

    /** The correlation of A and B over the baskets, in [-1, 1]; 0 if one of them is in all baskets. */
    public double phi() {
        double squares =
                (double) antecedentCount * (baskets - antecedentCount) * consequentCount * (baskets - consequentCount);
        return squares == 0 ? 0 : excess() / Math.sqrt(squares);
    }

    /**
     * How probable it is to see the sides as often, or as seldom, together if they have nothing to do with each other, by
     * Fisher's exact test; in (0, 1]. Of thousands of rules some have small ones by chance alone.
     */
    public double pValue() {
        return FisherExact.twoSided(
                count, antecedentCount, (long) consequentCount - count, (long) baskets - antecedentCount);
    }

    /** {@code n count(A and B) - count(A) count(B)}, exact. */
    private double excess() {
        return (double) ((long) count * baskets - (long) antecedentCount * consequentCount);
    }

    private static int compareItems(List<String> left, List<String> right) {
        Iterator<String> others = right.iterator();
        for (String item : left) {
            int order = others.hasNext() ? Names.BY_CODE_POINT.compare(item, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
