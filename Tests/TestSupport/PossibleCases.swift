/// Of a test's cases, those that can be tried on this machine; says of each of the others that it is left out, and why.
package func possible<Case>(
    _ cases: [Case], where canBeTried: (Case) -> Bool, _ reason: String
) -> [Case] {
    cases.filter { test in
        let isPossible = canBeTried(test)
        if !isPossible { print("left out: \(test): \(reason)") }
        return isPossible
    }
}
