#pragma once

#include <QtGlobal>

namespace core
{

/// A share and the bounds that hold it with 95 % confidence; all 0..1.
struct ShareInterval {
    double share = 0;
    double low = 0;
    double high = 1;
};

/// The score interval of a share of which `hits` out of `trials` were seen, at 95 % (E. B. Wilson,
/// "Probable inference, the law of succession, and statistical inference", 1927). Without trials
/// nothing is known: 0 to 1.
ShareInterval wilsonInterval(qint64 hits, qint64 trials);

/// The p value, 0..1, of McNemar's test in its exact two-sided form: how probable it is that two
/// classifiers that are equally good differ by that much or more, when `onlyA` images are read
/// right by the first alone and `onlyB` by the second alone (Q. McNemar, "Note on the sampling
/// error of the difference between correlated proportions or percentages", 1947; binomial with
/// one half). No such image: 1.
double mcNemarPValue(qint64 onlyA, qint64 onlyB);

} // namespace core
