import DigitTraining
import Synchronization

/// Says on standard error what a recipe is doing before and after the training itself.
final class PhaseReport: Sendable {
    /// The bar of the current phase, guarded since phases run on several threads.
    private let bar = Mutex<ProgressBar?>(nil)

    /// Shows a phase and how far it is; may be called from several threads.
    func show(_ phase: ShippedRecipe.Phase) {
        switch phase {
        case .drawing: StandardError.note("drawing digits")
        case .calibrating: StandardError.note("calibrating confidence")
        case .simulating(let done, let count): update("simulated photos", done, of: count)
        case .trying(let done, let count): update("photos read", done, of: count)
        }
    }

    /// Shows how many of a phase's items are done.
    private func update(_ unit: String, _ done: Int, of count: Int) {
        bar.withLock { bar in
            if bar == nil { bar = ProgressBar(unit, total: count) }
            bar?.update(done)
        }
    }

    /// Takes the bar away and says in a line what came out.
    func finish(_ summary: String) {
        bar.withLock { bar in
            bar?.clear()
            bar = nil
        }
        StandardError.note(summary)
    }
}
