"""Item sets of mlxtend, similar items of scipy, implicit factors of the implicit package or, without it, of numpy, and least
squares of statsmodels. Arguments: the folder of the simulated data; a name, a file of baskets and least supports, again and
again, with bars between. One round where it takes many seconds, else the median of three.
"""

import statistics
import sys
import time

ENOUGH = 5.0


def done(task, other, work):
    seconds = []
    while len(seconds) < 3 and sum(seconds) < ENOUGH:
        start = time.process_time()
        check = work()
        seconds.append(time.process_time() - start)
    print(task, other, f"{statistics.median(seconds):.6f}", f"{check:.12g}", sep="\t", flush=True)


try:
    import numpy
    import scipy
    from scipy import sparse
except ImportError as missing:
    print(f"# {missing}")
    raise SystemExit

FOLDER = sys.argv[1]
FACTORS, REGULARIZATION, ALPHA, SWEEPS = 32, 0.1, 40.0, 5


def matrix(path):
    """One row a basket, one column an item."""
    numbers, rows, columns = {}, [], []
    with open(path, encoding="utf-8") as lines:
        for row, line in enumerate(lines):
            for item in set(line.rstrip("\n").split(",")):
                rows.append(row)
                columns.append(numbers.setdefault(item, len(numbers)))
    names = sorted(numbers, key=numbers.get)
    return sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), (row + 1, len(names))), names


def item_sets():
    try:
        import mlxtend
        import pandas
        from mlxtend.frequent_patterns import fpgrowth
    except ImportError as missing:
        print(f"# {missing}")
        return
    for argument in sys.argv[2:]:
        name, path, *supports = argument.split("|")
        baskets, names = matrix(path)
        table = pandas.DataFrame(baskets.toarray().astype(bool), columns=names)
        for support in supports:
            done(
                f"{name}, item sets at {support}",
                f"mlxtend {mlxtend.__version__}, fpgrowth",
                lambda: len(fpgrowth(table, min_support=float(support))),
            )


def cosine():
    baskets, _ = matrix(FOLDER + "/baskets.csv")

    def ten():
        together = (baskets.T @ baskets).toarray()
        lengths = numpy.sqrt(together.diagonal())
        scores = together / lengths / lengths[:, None]
        numpy.fill_diagonal(scores, -1)
        return numpy.argpartition(-scores, 10, axis=1)[:, :10].shape[0]

    done("cosine, 10 most similar of each of 1,000 items", f"scipy {scipy.__version__}, sparse product", ten)


def tastes():
    customer, item, weight = numpy.loadtxt(FOLDER + "/tastes.csv", delimiter=",", unpack=True)
    weights = sparse.csr_matrix((weight, (customer.astype(int), item.astype(int))))
    task = f"implicit factors, {weights.nnz // 1000} k pairs, 32, 5 sweeps"
    confidence = weights.copy()
    confidence.data = 1 + ALPHA * confidence.data
    try:
        implicit(task, confidence)
    except ImportError as missing:
        print(f"# {missing}")
        done(task, f"numpy {numpy.__version__}, row by row", lambda: loss(confidence, *row_by_row(confidence)))


def implicit(task, confidence):
    """The compiled solvers; the exact one, which solves what we solve, and the default, three steps towards that."""
    import implicit as package
    from implicit.cpu.als import AlternatingLeastSquares

    for solver, cg in (("exact", False), ("three conjugate gradients", True)):
        for dtype in (numpy.float64, numpy.float32):
            models = []

            def fit():
                model = AlternatingLeastSquares(
                    FACTORS,
                    REGULARIZATION,
                    dtype=dtype,
                    use_cg=cg,
                    iterations=SWEEPS,
                    num_threads=1,
                    random_state=1,
                )
                model.fit(confidence, show_progress=False)
                models.append(model)
                return 0

            fit()
            found = loss(confidence, models[0].user_factors, models[0].item_factors)
            done(task, f"implicit {package.__version__}, {solver}, {dtype.__name__}", lambda: fit() or found)


def row_by_row(confidence):
    random = numpy.random.default_rng(1)
    x = random.random((confidence.shape[0], FACTORS)) * 0.01
    y = random.random((confidence.shape[1], FACTORS)) * 0.01
    for _ in range(SWEEPS):
        for ours, theirs, rows in ((x, y, confidence), (y, x, confidence.T.tocsr())):
            squares = theirs.T @ theirs + REGULARIZATION * numpy.eye(FACTORS)
            for row in range(rows.shape[0]):
                at = slice(rows.indptr[row], rows.indptr[row + 1])
                part, c = theirs[rows.indices[at]], rows.data[at]
                ours[row] = numpy.linalg.solve(squares + part.T @ (part * (c - 1)[:, None]), part.T @ c)
    return x, y


def loss(confidence, x, y):
    """What is made small: squares over all pairs, and of the factors."""
    x, y = x.astype(float), y.astype(float)
    pairs = confidence.tocoo()
    scores = (x[pairs.row] * y[pairs.col]).sum(axis=1)
    everywhere = ((x.T @ x) * (y.T @ y)).sum()
    bought = (pairs.data * (1 - scores) ** 2 - scores**2).sum()
    return everywhere + bought + REGULARIZATION * ((x**2).sum() + (y**2).sum())


def regression():
    try:
        import statsmodels
        from statsmodels.api import OLS, add_constant
    except ImportError as missing:
        print(f"# {missing}")
        return
    rows = numpy.loadtxt(FOLDER + "/rows.csv", delimiter=",")
    done(
        "least squares with HC3 errors, 100 k x 10",
        f"statsmodels {statsmodels.__version__}",
        lambda: OLS(rows[:, -1], add_constant(rows[:, :-1])).fit(cov_type="HC3").bse[1],
    )


print(f"# numpy {numpy.__version__}, scipy {scipy.__version__}")
tastes()
cosine()
regression()
item_sets()
