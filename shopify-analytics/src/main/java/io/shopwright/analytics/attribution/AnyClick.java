package io.shopwright.analytics.attribution;

/** The whole order to the first touch of each channel. */
record AnyClick() implements CreditRule {

    @Override
    public double[] weights(TouchSequence journey) {
        double[] weights = new double[journey.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isFirstOfChannel(journey, i) ? 1 : 0;
        }
        return weights;
    }

    @Override
    public Sharing sharing() {
        return Sharing.WHOLE;
    }

    private static boolean isFirstOfChannel(TouchSequence journey, int touch) {
        for (int i = 0; i < touch; i++) {
            if (journey.channelNumber(i) == journey.channelNumber(touch)) {
                return false;
            }
        }
        return true;
    }
}
