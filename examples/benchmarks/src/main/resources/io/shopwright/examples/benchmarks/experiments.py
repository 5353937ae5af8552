"""The same tasks as ExperimentsSpeed with scipy and statsmodels; seconds of a hundred repetitions, from fewer where slow."""

import statistics
import time

import numpy
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.power import TTestIndPower
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest


def z_tests():
    return sum(proportions_ztest([1000 + i, 1100 + i % 300], [10000, 10000])[1] for i in range(1000))


def welch_tests():
    return sum(
        stats.ttest_ind_from_stats(54.2, 900.5**0.5, 1200, 54.2 + i / 200, 1011.3**0.5, 1187, equal_var=False).pvalue
        for i in range(1000)
    )


def newcombe():
    return sum(
        confint_proportions_2indep(1100 + i % 300, 10000, 1000 + i, 10000, method="newcomb")[1] for i in range(1000)
    )


def draws():
    random = numpy.random.default_rng(1)
    a = random.beta(8503, 36199, 1_000_000)
    b = random.beta(8280, 37211, 1_000_000)
    return (b > a).mean()


def fisher():
    return stats.fisher_exact([[8502, 36198], [8279, 37210]])[1]


def users():
    return TTestIndPower().solve_power(effect_size=3 / 31, alpha=0.01, power=0.9)


def report(task, work, repeats):
    work()
    seconds = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(repeats):
            check = work()
        seconds.append((time.process_time() - start) * 100 / repeats)
    print(f"{'100 x ' + task:<52} {statistics.median(seconds):9.4f} {'':>19}  {check:.12g}")


if __name__ == "__main__":
    print(f"numpy {numpy.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}")
    report("1,000 z-tests", z_tests, 2)
    report("1,000 Welch tests", welch_tests, 2)
    report("1,000 Newcombe intervals", newcombe, 2)
    report("P(B > A) from 1 M draws, 45 k users an arm", draws, 2)
    report("Fisher's exact test, 45 k users an arm", fisher, 20)
    report("users for a t-test", users, 20)
