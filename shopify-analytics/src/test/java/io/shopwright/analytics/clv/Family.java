package io.shopwright.analytics.clv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A kind of purchase model, with its folder of reference files. */
record Family<M extends PurchaseModel>(
        String folder,
        Function<CustomerCounts, Fit<M>> fitting,
        Function<double[], M> ofParameters,
        List<ToDoubleFunction<M>> parameters) {

    static final Family<BgNbd> BG = new Family<>(
            "bgnbd",
            BgNbd::fit,
            p -> new BgNbd(p[0], p[1], p[2], p[3]),
            List.of(BgNbd::r, BgNbd::alpha, BgNbd::a, BgNbd::b));

    static final Family<MbgNbd> MBG = new Family<>(
            "mbgnbd",
            MbgNbd::fit,
            p -> new MbgNbd(p[0], p[1], p[2], p[3]),
            List.of(MbgNbd::r, MbgNbd::alpha, MbgNbd::a, MbgNbd::b));

    static final Family<ParetoNbd> PARETO = new Family<>(
            "pnbd",
            ParetoNbd::fit,
            p -> new ParetoNbd(p[0], p[1], p[2], p[3]),
            List.of(ParetoNbd::r, ParetoNbd::alpha, ParetoNbd::s, ParetoNbd::beta));

    static final List<Family<?>> ALL = List.of(BG, MBG, PARETO);

    M model(JsonNode parameters) {
        return ofParameters.apply(numbers(parameters));
    }

    static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    @Override
    public String toString() {
        return folder;
    }
}
