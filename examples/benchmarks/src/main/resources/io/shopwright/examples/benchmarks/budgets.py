"""The same budgets by the SLSQP method of SciPy, with its default and with its smallest tolerance."""

import time

try:
    import numpy as np
    from scipy.optimize import minimize
except ImportError as missing:
    print(f"# {missing}")
    raise SystemExit

BETA = np.array([120000.0, 90000, 60000, 150000, 30000])
KAPPA = np.array([25000.0, 12000, 8000, 60000, 3000])
ALPHA = np.array([0.9, 0.8, 1, 0.7, 0.95])
BUDGET = 50999.0
ROUNDS = 50


def response(x):
    return np.sum(BETA * x**ALPHA / (KAPPA**ALPHA + x**ALPHA))


def slope(x):
    u = x**ALPHA
    return BETA * ALPHA * u / x * KAPPA**ALPHA / (KAPPA**ALPHA + u) ** 2


for tolerance in (1e-6, 1e-15):
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = minimize(
            lambda x: -response(x),
            np.full(5, BUDGET / 5),
            jac=lambda x: -slope(x),
            method="SLSQP",
            bounds=[(1e-9, BUDGET)] * 5,
            constraints={"type": "eq", "fun": lambda x: x.sum() - BUDGET, "jac": lambda x: np.ones(5)},
            options={"ftol": tolerance, "maxiter": 1000},
        )
        seconds.append(time.process_time() - start)
    print(
        "1,000 budgets of five concave curves",
        f"SciPy, SLSQP, ftol {tolerance:.0e}",
        1000 * np.median(seconds),
        f"{response(found.x):.12g}",
        sep="\t",
    )
