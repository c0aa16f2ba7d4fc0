import SystemLibraries

/// The loss of a classifier: `L = −Σ t · log softmax(z)`, where t is 1 for the right class and 0 for
/// the others, or with label smoothing s: `1 − s + s/K` and `s/K` (Szegedy et al., CVPR 2016).
///
/// A doubtful label y has the generalized cross-entropy `(1 − p^q) / q` with `p = softmax(z)` of y, whose
/// gradient is that of the cross-entropy times `p^q`: an example that the network is sure is something
/// else teaches it nothing. Source: Zhang, Sabuncu, "Generalized Cross Entropy Loss for Training Deep
/// Neural Networks with Noisy Labels", NeurIPS 2018.
package struct SoftmaxCrossEntropy: Sendable {
    /// The sums of loss and right answers over some examples.
    package struct Score: Sendable, Hashable, Codable {
        /// The sum of the losses, in nats.
        package var loss: Double = 0
        /// How often the right class had the largest logit.
        package var correct = 0
        /// The number of examples.
        package var count = 0

        /// The mean loss of an example, in nats; 0 without examples.
        package var meanLoss: Double { count > 0 ? loss / Double(count) : 0 }
        /// The share of right answers, 0 … 1; 0 without examples.
        package var accuracy: Double { count > 0 ? Double(correct) / Double(count) : 0 }

        /// Whether the numbers can be those of a part of an epoch: a file may claim any.
        var isSound: Bool {
            loss.isFinite && (0...1 << 40).contains(count) && (0...count).contains(correct)
        }

        /// Adds another score's sums.
        package mutating func add(_ other: Score) {
            loss += other.loss
            correct += other.correct
            count += other.count
        }
    }

    /// K, the number of classes.
    package let classCount: Int
    /// s, the share of each label that is spread over all classes, 0 ..< 1.
    package let labelSmoothing: Float
    /// q, 0 … 1: 0 is cross-entropy, 1 the mean absolute error, which doubts most.
    ///
    /// Set by eye, not tuned, below its authors' 0.7, as most letters that resemble digits can
    /// be told from them by somebody who tries.
    private static let doubtfulExponent: Float = 0.4

    /// Makes a loss for a number of classes.
    package init(classCount: Int, labelSmoothing: Float = 0) {
        self.classCount = classCount
        self.labelSmoothing = labelSmoothing
    }

    /// Scores `count` rows of logits and writes the loss's gradient with respect to them, times
    /// `scale`: `dL/dz = softmax(z) − t`.
    ///
    /// The score has the cross-entropy of all, doubtful or not, and regardless of their weights.
    package func differentiate(
        _ logits: UnsafePointer<Float>, targets: UnsafePointer<TrainingTarget>, count: Int,
        scale: Float,
        into gradient: UnsafeMutablePointer<Float>
    ) -> Score {
        var score = Score()
        let share = labelSmoothing / Float(classCount)
        for row in 0..<count {
            let (line, slope) = (logits + row * classCount, gradient + row * classCount)
            let label = Int(targets[row].label)
            precondition(label < classCount, "label \(label) of only \(classCount) classes")
            // The largest logit is the answer; it is subtracted before the exponential, so that
            // none overflows.
            var best = 0
            for index in 1..<max(1, classCount) where line[index] > line[best] { best = index }
            var total: Float = 0
            for index in 0..<classCount {
                slope[index] = exp(line[index] - line[best])
                total += slope[index]
            }
            let logTotal = log(total) + line[best]
            var loss = (1 - labelSmoothing) * (logTotal - line[label])
            let target = targets[row]
            // The factor p^q turns the gradient of the cross-entropy into that of the generalized
            // one.
            let doubt =
                target.isDoubtful ? powf(slope[label] / total, Self.doubtfulExponent) : 1
            let weight = scale * target.weight * doubt
            for index in 0..<classCount {
                if share > 0 { loss += share * (logTotal - line[index]) }
                let wanted = share + (index == label ? 1 - labelSmoothing : 0)
                slope[index] = (slope[index] / total - wanted) * weight
            }
            score.loss += Double(loss)
            score.correct += best == label ? 1 : 0
            score.count += 1
        }
        return score
    }
}
