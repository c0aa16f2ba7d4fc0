package import MNIST

/// Whether a network learns or answers; dropout and batch norm behave differently.
package enum PassMode {
    /// Learning; the generator feeds dropout.
    case training(SeededGenerator)
    /// Answering.
    case inference
}

/// What a layer is lent for one pass besides its input and output.
package struct LayerPass {
    /// Examples in this pass, at most the layer's capacity.
    package var count: Int
    /// Learning or answering.
    package var mode: PassMode
    /// The layer's trained numbers, in the order of `Layer.parameters`.
    package var weights: UnsafePointer<Float>
    /// The layer's running statistics, in the order its specification lists them.
    ///
    /// Inference reads them; training overwrites them with those of the batch, and the trainer
    /// averages.
    package var statistics: UnsafeMutablePointer<Float>

    /// Makes a pass.
    package init(
        count: Int, mode: PassMode, weights: UnsafePointer<Float>,
        statistics: UnsafeMutablePointer<Float>
    ) {
        self.count = count
        self.mode = mode
        self.weights = weights
        self.statistics = statistics
    }
}

/// What the backward pass of a layer reads and writes.
package struct BackwardPass {
    /// What the forward pass was given.
    package var input: UnsafePointer<Float>
    /// What the forward pass answered.
    package var output: UnsafePointer<Float>
    /// The loss's derivative by each output; the layer may use it as scratch space.
    package var outputGradient: UnsafeMutablePointer<Float>
    /// Where the derivative by each input goes; nothing when no layer below needs it.
    package var inputGradient: UnsafeMutablePointer<Float>?
    /// Where the derivative by each trained number goes (overwritten, not added to).
    package var weightGradients: UnsafeMutablePointer<Float>

    /// Makes a pass.
    package init(
        input: UnsafePointer<Float>, output: UnsafePointer<Float>,
        outputGradient: UnsafeMutablePointer<Float>, inputGradient: UnsafeMutablePointer<Float>?,
        weightGradients: UnsafeMutablePointer<Float>
    ) {
        self.input = input
        self.output = output
        self.outputGradient = outputGradient
        self.inputGradient = inputGradient
        self.weightGradients = weightGradients
    }
}

/// One step of a network: it makes an output from an input, and gradients from gradients.
///
/// A layer owns scratch space for `capacity` examples but neither its weights nor its activations:
/// these are lent for each pass, so that several instances of one layer can work on parts of one
/// batch in parallel. Batches are contiguous, example by example, each laid out as `Shape` says.
/// Every layer must pass `LayerContractTests`.
package protocol Layer: AnyObject {
    /// The shape of one input.
    var inputShape: Shape { get }
    /// The shape of one output.
    var outputShape: Shape { get }
    /// The numbers training changes.
    var parameters: [TensorSpec] { get }
    /// The numbers training only observes.
    var statistics: [TensorSpec] { get }

    /// Fills the output for `pass.count` inputs.
    func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass)

    /// Fills the gradients, after a forward pass in training mode with the same arguments.
    func backward(_ gradients: BackwardPass, _ pass: LayerPass)
}

extension Layer {
    /// Most layers have nothing to learn.
    package var parameters: [TensorSpec] { [] }
    /// Most layers observe nothing.
    package var statistics: [TensorSpec] { [] }
}
