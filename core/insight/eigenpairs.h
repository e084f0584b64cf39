#pragma once

#include <QtGlobal>

#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace core
{

/// Some of a matrix's eigenvalues, the largest first, and to each a vector of length 1, at right
/// angles to the others.
struct Eigenpairs {
    std::vector<double> values;
    std::vector<std::vector<double>> vectors;
};

/// The `count` largest of a symmetric matrix of `size` x `size` that has no negative ones; all if
/// it has fewer. Found by orthogonal iteration in a few more columns than are wanted, with a
/// Rayleigh-Ritz step in each round (Golub and Van Loan, Matrix Computations, 8.2.4): a round costs
/// some products of the matrix with a vector, where taking it apart costs some of the matrix with
/// itself. Ends when ‖A v - value v‖ is below 1e-10 of the largest value, or after 500 rounds: then
/// the values lie so close that a vector between them keeps as much. Nothing if stop was requested
/// before the end; it looks in each round. The numbers must be finite. Throws what ATen throws.
std::optional<Eigenpairs> largestEigenpairs(
    std::span<double> matrix, qsizetype size, qsizetype count, const std::stop_token& stop = {});

} // namespace core
