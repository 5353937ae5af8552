package io.shopwright.analytics.budget;

/** The families of response curves that can be fitted. */
public enum CurveShape {
    /** {@link ResponseCurve.Hill}. */
    HILL(3) {
        @Override
        ResponseCurve curve(double... p) {
            return new ResponseCurve.Hill(p[0], p[1], p[2]);
        }
    },
    /** {@link ResponseCurve.Logarithmic}. */
    LOGARITHMIC(2) {
        @Override
        ResponseCurve curve(double... p) {
            return new ResponseCurve.Logarithmic(p[0], p[1]);
        }
    },
    /** {@link ResponseCurve.Power}, whose elasticity is at most 1. */
    POWER(2) {
        @Override
        ResponseCurve curve(double... p) {
            return new ResponseCurve.Power(p[0], Math.min(1, p[1]));
        }
    },
    /** {@link ResponseCurve.Exponential}. */
    EXPONENTIAL(2) {
        @Override
        ResponseCurve curve(double... p) {
            return new ResponseCurve.Exponential(p[0], p[1]);
        }
    };

    private final int parameters;

    CurveShape(int parameters) {
        this.parameters = parameters;
    }

    /** The number of parameters, beta first. */
    int parameters() {
        return parameters;
    }

    /** The curve with these parameters, in the order of its components. */
    abstract ResponseCurve curve(double... parameters);
}
