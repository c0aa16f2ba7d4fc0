import COpenBLAS

/// A matrix in memory, row by row, as it stands or turned about its diagonal.
package struct MatrixView {
    fileprivate let start: UnsafePointer<Float>
    fileprivate let isTransposed: Bool

    /// The matrix as it stands in memory.
    package static func asStored(_ start: UnsafePointer<Float>) -> MatrixView {
        MatrixView(start: start, isTransposed: false)
    }

    /// The transpose of what stands in memory.
    package static func transposed(_ start: UnsafePointer<Float>) -> MatrixView {
        MatrixView(start: start, isTransposed: true)
    }
}

/// The product of two matrices of floats: the one place where OpenBLAS is called.
package enum MatrixProduct {
    /// OpenBLAS is told once to stay on the caller's thread.
    ///
    /// Products as small as ours are slower on
    /// two of its threads than on one; the trainer gives each thread a part of the batch instead.
    private static let staysOnOneThread: Void = openblas_set_num_threads(1)

    /// Computes `result = left · right`.
    ///
    /// `left` is `rows` × `inner`, `right` is `inner` × `columns` (after any transposition), `result`
    /// is `rows` × `columns`; all are dense and row by row.
    package static func multiply(
        _ left: MatrixView, _ right: MatrixView, into result: UnsafeMutablePointer<Float>,
        rows: Int, columns: Int, inner: Int
    ) {
        _ = staysOnOneThread
        cblas_sgemm(
            CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
            right.isTransposed ? CblasTrans : CblasNoTrans,
            blasint(rows), blasint(columns), blasint(inner),
            1, left.start, blasint(left.isTransposed ? rows : inner),
            right.start, blasint(right.isTransposed ? inner : columns),
            0, result, blasint(columns))
    }
}
