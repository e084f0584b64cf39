#include "ui/widgets/zoomrange.h"

#include <algorithm>

namespace ui
{

void ZoomRange::setWhole(double begin, double end)
{
    m_wholeBegin = begin;
    m_wholeEnd = std::max(end, begin + m_smallest);
}

void ZoomRange::zoom(double factor, double about)
{
    const double size = std::max(factor * this->size(), m_smallest);
    const double share = std::clamp((about - begin()) / this->size(), 0.0, 1.0);
    setSight(about - share * size, size);
}

void ZoomRange::move(double by)
{
    if (m_isZoomed) {
        setSight(m_begin + by, size());
    }
}

void ZoomRange::setSight(double begin, double size)
{
    m_isZoomed = size < m_wholeEnd - m_wholeBegin;
    m_begin = std::clamp(begin, m_wholeBegin, std::max(m_wholeBegin, m_wholeEnd - size));
    m_end = m_begin + size;
}

} // namespace ui
