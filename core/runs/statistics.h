#pragma once

#include <QtGlobal>

namespace core
{

/// A share and the bounds between which it lies with 95 % confidence. All are from 0 to 1.
struct ShareInterval {
    double share = 0;
    double low = 0;
    double high = 1;
};

/// The 95 % score interval of a share, after `hits` in `trials` (E. B. Wilson, "Probable inference,
/// the law of succession, and statistical inference", 1927). Without trials nothing is known, and
/// the interval is 0 to 1.
ShareInterval wilsonInterval(qint64 hits, qint64 trials);

/// The p value, 0..1, of McNemar's exact two-sided test. `onlyA` images are read right by the first
/// classifier alone, and `onlyB` by the second alone. The p value is the probability that two
/// equally good classifiers differ by that much or more (Q. McNemar, "Note on the sampling error of
/// the difference between correlated proportions or percentages", 1947; binomial with one half). It
/// is 1 without such images.
double mcNemarPValue(qint64 onlyA, qint64 onlyB);

} // namespace core
