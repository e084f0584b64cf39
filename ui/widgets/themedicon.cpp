#include "ui/widgets/themedicon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace ui
{
namespace
{

/// Draws an SVG of resources/icons with `currentColor` replaced by a colour of the palette that
/// the application has at that moment.
class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(QString name, QPalette::ColorRole role)
        : m_name(std::move(name))
        , m_role(role)
    {
        QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
        if (file.open(QIODevice::ReadOnly)) {
            m_svg = file.readAll();
        }
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor ink = colour(mode);
        QSvgRenderer renderer(QByteArray(m_svg).replace("currentColor", ink.name().toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isColoured() && mode == QIcon::Disabled) {
            painter->setOpacity(painter->opacity() * 0.45);
        }
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("digitlab/%1/%2/%3/%4x%5")
                                .arg(m_name, colour(mode).name())
                                .arg(mode == QIcon::Disabled)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap result;
        if (QPixmapCache::find(key, &result)) {
            return result;
        }
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    bool isNull() override { return m_svg.isEmpty(); }
    QString key() const override { return QStringLiteral("digitlab"); }
    QString iconName() override { return m_name; }
    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

private:
    bool isColoured() const { return !m_svg.contains("currentColor"); }

    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        }
        return palette.color(
            QPalette::Active, mode == QIcon::Selected ? QPalette::HighlightedText : m_role);
    }

    QString m_name;
    QPalette::ColorRole m_role;
    QByteArray m_svg;
};

} // namespace

QIcon themedIcon(const QString& name, QPalette::ColorRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

} // namespace ui
