#include "ui/insight/mistakesmodel.h"

#include "ui/insight/readingtext.h"
#include "ui/widgets/classtext.h"
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

QString MistakesModel::csv() const
{
    return core::mistakesCsv(m_readings, m_listed, m_images ? m_images->classes : core::Classes());
}

QByteArrayView MistakesModel::pixels(int row) const
{
    return m_images->test.image(m_listed[row]);
}

QString MistakesModel::text(int row) const
{
    const core::LabelledReading& each = m_readings[m_listed[row]];
    const core::Classes& classes = m_images->classes;
    return QStringLiteral("%1 → %2, %3")
        .arg(
            classes.name(each.label), classes.name(each.reading.mostLike),
            percentText(each.reading.probability(), 0));
}

QString MistakesModel::widestText() const
{
    const QString name = longestName(m_images ? m_images->classes : core::Classes());
    return QStringLiteral("%1 → %1, %2").arg(name, percentText(1, 0));
}

QString MistakesModel::caption(int row) const
{
    const QString caption = readingText(*m_images, m_listed[row], m_readings[m_listed[row]]);
    return isMarked(row) ? caption + tr("; the model before read it right") : caption;
}

QString MistakesModel::label(int row) const
{
    return m_images->classes.name(m_readings[m_listed[row]].label);
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
