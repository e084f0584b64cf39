#include "ui/insight/mistakesmodel.h"

#include "ui/insight/readingtext.h"
#include "ui/widgets/numbertext.h"

namespace ui
{

void MistakesModel::set(
    const core::DatasetPointer& images, const QList<core::LabelledReading>& readings,
    const QList<core::LabelledReading>& before, const QList<qsizetype>& listed)
{
    beginResetModel();
    m_images = images;
    m_readings = readings;
    m_before = before;
    m_listed = listed;
    endResetModel();
}

core::DigitImage MistakesModel::image(int row) const
{
    return m_images->test.digitImage(m_listed[row]);
}

QByteArrayView MistakesModel::pixels(int row) const
{
    return m_images->test.image(m_listed[row]);
}

QString MistakesModel::text(int row) const
{
    const core::LabelledReading& each = m_readings[m_listed[row]];
    return QStringLiteral("%1 → %2, %3")
        .arg(each.label)
        .arg(each.reading.mostLike)
        .arg(percentText(each.reading.probability(), 0));
}

QString MistakesModel::widestText() const
{
    return QStringLiteral("0 → 0, %1").arg(percentText(1, 0));
}

QString MistakesModel::caption(int row) const
{
    const QString caption = readingText(m_images->name, m_listed[row], m_readings[m_listed[row]]);
    return isMarked(row) ? caption + tr("; the model before read it right") : caption;
}

bool MistakesModel::isMarked(int row) const
{
    return core::isNewlyBroken(m_readings, m_before, m_listed[row]);
}

int MistakesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

} // namespace ui
