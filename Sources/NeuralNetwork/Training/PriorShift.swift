import SystemLibraries

/// The correction of a network for a class that is rarer, or more frequent, in use than it was in
/// training.
///
/// By Bayes' rule, other prior odds of a class add the logarithm of the odds' ratio to its logit.
/// Source: Saerens, Latinne, Decaestecker, "Adjusting the Outputs of a Classifier to New a Priori
/// Probabilities: A Simple Procedure", Neural Computation 14, 2002.
package struct PriorShift: Sendable, Equatable {
    /// The number to add to the class's logit at temperature 1; negative where the class is rarer
    /// in use.
    package let logit: Float

    /// Works out the shift from one share of the class, in training, to another, in use; both lie
    /// between 0 and 1, exclusive.
    package init(from trained: Float, to expected: Float) {
        logit = logf(expected / (1 - expected)) - logf(trained / (1 - trained))
    }

    /// Adds the shift to the bias of a class, so that the logit divided by the temperature moves by
    /// it; a network whose last numbers are no biases of its classes stays as it is.
    package func apply(to network: inout Network, classIndex: Int, temperature: Float) {
        guard let bias = network.plan.parameters.last, bias.range.count == network.plan.classCount,
            0..<network.plan.classCount ~= classIndex
        else { return }
        network.parameters[bias.range.lowerBound + classIndex] += logit * temperature
    }
}
