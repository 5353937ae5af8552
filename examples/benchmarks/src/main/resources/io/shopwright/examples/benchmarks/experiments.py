"""The same tasks as ExperimentsSpeed with scipy and statsmodels; seconds of a hundred repetitions, from fewer where slow."""

import statistics
import time

try:
    import numpy
    import scipy
    import statsmodels
    from scipy import stats
    from statsmodels.stats.power import TTestIndPower
    from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest
except ImportError as missing:
    print(f"# {missing}")
    raise SystemExit


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


def report(task, other, work, repeats):
    work()
    seconds = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(repeats):
            check = work()
        seconds.append((time.process_time() - start) * 100 / repeats)
    print("100 x " + task, other, statistics.median(seconds), f"{100 * check:.12g}", sep="\t")


SCIPY = f"scipy {scipy.__version__}"
STATSMODELS = f"statsmodels {statsmodels.__version__}"
report("1,000 z-tests", STATSMODELS, z_tests, 2)
report("1,000 Welch tests", SCIPY, welch_tests, 2)
report("1,000 Newcombe intervals", STATSMODELS, newcombe, 2)
report("P(B > A) and both losses, 45 k users an arm", f"numpy {numpy.__version__}, 1 M draws, no losses", draws, 2)
report("Fisher's exact test, 45 k users an arm", SCIPY, fisher, 20)
report("users for a t-test", STATSMODELS, users, 20)
