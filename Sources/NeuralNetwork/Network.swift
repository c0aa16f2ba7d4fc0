import SystemLibraries

/// A network: its architecture and its numbers; printing it gives one line for each layer.
package struct Network: Sendable {
    /// The architecture as a model file states it.
    package let spec: NetworkSpec
    /// The shapes and places that follow from the architecture.
    package let plan: NetworkPlan
    /// All trained numbers, tensor after tensor as in `plan.parameters`.
    package var parameters: [Float]
    /// All running statistics, tensor after tensor as in `plan.statistics`.
    package var statistics: [Float]

    /// Makes an untrained network whose weights depend on the seed alone.
    package init(_ spec: NetworkSpec, seed: UInt64) throws(NetworkSpecError) {
        try self.init(spec)
        var generator = SeededGenerator(seed: seed)
        for tensor in plan.parameters {
            spec.initialization.fill(
                &parameters[tensor.range], for: tensor.spec, using: &generator)
        }
        for tensor in plan.statistics {
            spec.initialization.fill(
                &statistics[tensor.range], for: tensor.spec, using: &generator)
        }
    }

    /// Makes a network of zeros, for somebody who brings the numbers.
    package init(_ spec: NetworkSpec) throws(NetworkSpecError) {
        self.spec = spec
        plan = try NetworkPlan(spec)
        parameters = [Float](repeating: 0, count: plan.parameterCount)
        statistics = [Float](repeating: 0, count: plan.statisticCount)
    }

    /// Makes a network of an architecture worked out and its numbers.
    init(_ spec: NetworkSpec, _ plan: NetworkPlan, parameters: [Float], statistics: [Float]) {
        precondition(
            parameters.count == plan.parameterCount && statistics.count == plan.statisticCount)
        (self.spec, self.plan) = (spec, plan)
        (self.parameters, self.statistics) = (parameters, statistics)
    }
}

extension Network: CustomStringConvertible {
    /// The input, each layer with its output and its number of parameters, and their sum, a line
    /// each.
    package var description: String {
        var lines = ["input \(spec.input)"]
        for placed in plan.layers {
            let activation = placed.activation == .relu ? " + ReLU" : ""
            let count = placed.parameters.isEmpty ? "" : ", \(placed.parameters.count) parameters"
            lines.append("\(placed.spec)\(activation) → \(placed.output)\(count)")
        }
        lines.append("\(plan.parameterCount) parameters")
        return lines.joined(separator: "\n")
    }
}
