#pragma once

namespace ui
{

/// What is in sight of an axis: all that there is, or a part that the user has zoomed to. That part
/// stays where it is when there is more.
class ZoomRange
{
public:
    /// `smallest` is how much is always in sight, in the axis's unit.
    explicit ZoomRange(double smallest)
        : m_smallest(smallest)
    {
    }

    void setWhole(double begin, double end);
    /// Brings `factor` times as much in sight, below 1 less. What lies at `about` stays there, as
    /// far as the ends allow.
    void zoom(double factor, double about);
    void move(double by);
    void showAll() { m_isZoomed = false; }

    bool isZoomed() const { return m_isZoomed; }
    double begin() const { return m_isZoomed ? m_begin : m_wholeBegin; }
    double end() const { return m_isZoomed ? m_end : m_wholeEnd; }
    double size() const { return end() - begin(); }

private:
    void setSight(double begin, double size);

    double m_smallest;
    double m_wholeBegin = 0;
    double m_wholeEnd = 1;
    bool m_isZoomed = false;
    double m_begin = 0;
    double m_end = 1;
};

} // namespace ui
