package import SystemLibraries

/// The two modes of a network, learning and answering, in which dropout and batch norm behave
/// differently.
package enum PassMode {
    /// Learning; the generator feeds dropout, and the same state gives the same mask.
    case training(SeededGenerator)
    /// Answering, in which the running statistics are used and nothing is dropped.
    case inference
}

/// The memory and the mode that a layer is lent for one pass, besides its input and output.
package struct LayerPass {
    /// The number of examples in this pass, at most the layer's capacity.
    package var count: Int
    /// Whether the network learns or answers.
    package var mode: PassMode
    /// The layer's trained numbers, one tensor after the other in the order of `Layer.parameters`.
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

/// The arrays that the backward pass of a layer reads and writes; each has the pass's examples in
/// turn.
package struct BackwardPass {
    /// The input that the forward pass was given.
    package var input: UnsafePointer<Float>
    /// The output that the forward pass answered.
    package var output: UnsafePointer<Float>
    /// The loss's derivative with respect to each output; the layer may use it as scratch space.
    package var outputGradient: UnsafeMutablePointer<Float>
    /// Where the derivative with respect to each input goes; nil when no layer below needs it.
    package var inputGradient: UnsafeMutablePointer<Float>?
    /// Where the derivative with respect to each trained number goes (overwritten, not added to).
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
    /// The shape of one input example.
    var inputShape: Shape { get }
    /// The shape of one output example.
    var outputShape: Shape { get }
    /// The tensors that training changes, in the order in which they stand in memory.
    var parameters: [TensorSpec] { get }
    /// The tensors that training only observes, in the order in which they stand in memory.
    var statistics: [TensorSpec] { get }

    /// Fills the output for `pass.count` inputs; both arrays are contiguous, example by example.
    func forward(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ pass: LayerPass)

    /// Fills the gradients, after a forward pass in training mode with the same arguments.
    ///
    /// Nothing may be allocated in either pass, as both run once per layer and step.
    func backward(_ gradients: BackwardPass, _ pass: LayerPass)
}

extension Layer {
    /// No tensors: most layers have nothing to learn.
    package var parameters: [TensorSpec] { [] }
    /// No tensors: most layers observe nothing.
    package var statistics: [TensorSpec] { [] }
}
