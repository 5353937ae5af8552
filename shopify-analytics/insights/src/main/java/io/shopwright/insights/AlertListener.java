package io.shopwright.insights;

/**
 * Is told when an alert opens, reminded while nobody acknowledges it, and told when it clears. An exception from here reaches
 * whoever called the monitor, and the alert is delivered again the next time.
 */
@FunctionalInterface
public interface AlertListener {
    void alert(Alert alert);
}
