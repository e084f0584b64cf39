#include "ui/insight/mappage.h"

#include "core/base/csvfield.h"
#include "core/base/exacttext.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/fileexport.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>

namespace ui
{

namespace
{

constexpr int progressSteps = 1000;
constexpr int classesInFull = 10;    ///< numerals and letters: the legend has room for so many
constexpr double legendShare = 0.75; ///< of the width, for the legend of others

} // namespace

MapPage::MapPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_view(new MapView)
    , m_caption(makeLabel("mapCaption", tr("Whose map this is")))
    , m_quality(makeLabel("mapQuality", tr("How far the map is to be trusted")))
    , m_legend(new QLabel)
    , m_hint(makeHint("mapHint"))
    , m_method(new QComboBox)
    , m_tsne(makePushButton("tsneButton", {}, tr("Com&pute t-SNE")))
    , m_progress(new QProgressBar)
    , m_toMistakes(makeAction(
          this, "chosenToMistakesAction", {}, tr("To Mistakes"), Qt::Key_M,
          tr("List the chosen images in Mistakes; choose with a lasso, or with Space round the "
             "selected point")))
    , m_map(new QWidget)
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "mapPage", tr("Map"));
    auto* layout = makeLayout<QVBoxLayout>({8, 8, 8, 8}, 6, m_map);
    layout->addLayout(createTools());
    layout->addWidget(m_view, 1);
    layout->addLayout(createCaptions());
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_map);
    connect(m_view, &MapView::chosenChanged, this, &MapPage::countChosen);
    connect(m_view, &MapView::lassoClosed, this, &MapPage::chosenWanted);
    for (QLabel* label : {m_caption, m_quality}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->installEventFilter(this);
    }
    setProgress({});
    countChosen();
}

QLayout* MapPage::createTools()
{
    setNames(m_method, "methodCombo", tr("How the images are placed"));
    m_method->addItems({tr("PCA"), tr("t-SNE")});
    m_method->setItemData(
        0, tr("The plane that keeps most of the variance; follows the training"), Qt::ToolTipRole);
    m_method->setItemData(
        1, tr("Neighbours stay neighbours; computed for 2,500 of the images, on demand"),
        Qt::ToolTipRole);
    m_method->setToolTip(tr("How the last hidden layer's values become places"));
    connect(m_method, &QComboBox::activated, this, [this](int index) {
        Q_EMIT methodChosen(static_cast<MapMethod>(index));
    });
    connect(m_tsne, &QPushButton::clicked, this, [this] {
        if (m_isComputing) {
            Q_EMIT tsneUnwanted();
        } else {
            Q_EMIT tsneWanted();
        }
    });
    setNames(m_progress, "tsneProgress", tr("How much of t-SNE is done"));
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(80, 8);
    m_toMistakes->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_toMistakes);
    connect(m_toMistakes, &QAction::triggered, this, &MapPage::chosenWanted);
    QAction* png = makeAction(this, "exportMapPngAction", {}, tr("Export as picture…"));
    QAction* csv = makeAction(this, "exportMapCsvAction", {}, tr("Export as table…"));
    connect(png, &QAction::triggered, this, &MapPage::exportPngRequested);
    connect(csv, &QAction::triggered, this, &MapPage::exportCsvRequested);
    auto* tools = makeLayout<QHBoxLayout>({}, 6);
    tools->addWidget(m_method);
    tools->addWidget(m_tsne);
    tools->addWidget(m_progress);
    tools->addWidget(m_quality, 1);
    tools->addWidget(new HelpButton(
        "mapHelp", {"last hidden layer", "PCA", "t-SNE", "perplexity", "trustworthiness"}));
    tools->addWidget(makeActionButton(m_toMistakes, "chosenToMistakesButton"));
    tools->addWidget(makeExportButton({png, csv}));
    return tools;
}

QLayout* MapPage::createCaptions()
{
    setNames(m_legend, "mapLegend", tr("Colours of the digits"));
    m_legend->setTextFormat(Qt::RichText);
    writeLegend();
    auto* captions = makeLayout<QHBoxLayout>({}, 12);
    captions->addWidget(m_legend);
    captions->addWidget(m_caption, 1);
    return captions;
}

void MapPage::setClasses(const core::Classes& classes)
{
    if (classes != m_classes) {
        m_classes = classes;
        m_view->setClasses(classes);
        writeLegend();
    }
}

void MapPage::showPoints(const MapPoints& points)
{
    m_view->setPoints(points);
    m_stack->setCurrentWidget(m_map);
}

void MapPage::setCaptions(const QString& subject, const QString& quality)
{
    m_subjectText = subject;
    m_qualityText = quality;
    writeCaptions();
    m_caption->setToolTip(plainToolTip(subject));
    m_quality->setToolTip(
        quality + '\n' +
        tr("Trustworthiness: 1 if the 12 nearest points of each are its nearest for the network "
           "too, about 0.5 by chance"));
}

void MapPage::writeCaptions()
{
    const auto write = [](QLabel* label, const QString& text) {
        label->setText(label->fontMetrics().elidedText(text, Qt::ElideRight, label->width()));
    };
    write(m_caption, m_subjectText);
    write(m_quality, m_qualityText);
}

bool MapPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        writeCaptions();
    }
    return WatchedWidget::eventFilter(watched, event);
}

void MapPage::showHint(const QString& text)
{
    m_hint->setText(text);
    m_stack->setCurrentWidget(m_hint);
}

bool MapPage::isMapShown() const
{
    return m_stack->currentWidget() == m_map;
}

void MapPage::setMethod(MapMethod method)
{
    m_method->setCurrentIndex(static_cast<int>(method));
}

void MapPage::setProgress(std::optional<double> share)
{
    m_isComputing = share.has_value();
    m_progress->setVisible(m_isComputing);
    m_progress->setValue(static_cast<int>(share.value_or(0) * progressSteps));
    m_tsne->setText(m_isComputing ? tr("Sto&p t-SNE") : tr("Com&pute t-SNE"));
    m_tsne->setToolTip(
        m_isComputing ? tr("Go on with PCA alone")
                      : tr("Place 2,500 of the images so that neighbours stay neighbours"));
}

void MapPage::countChosen()
{
    const qsizetype count = m_view->chosenImages().size();
    m_toMistakes->setText(
        count > 0 ? tr("%1 to Mistakes").arg(QLocale().toString(count)) : tr("To Mistakes"));
    m_toMistakes->setEnabled(count > 0);
}

core::Result<core::Done> MapPage::exportPng(const QString& path)
{
    const auto done = savePicture(m_map, path);
    m_view->update(); // its picture is that of the file
    return done;
}

QString MapPage::csv() const
{
    QString text = QStringLiteral("index,label,read_as,x,y\n");
    if (!m_view->points()) {
        return text;
    }
    for (const MapPoint& point : *m_view->points()) {
        text += QStringLiteral("%1,%2,%3,%4,%5\n")
                    .arg(
                        QString::number(point.image), core::csvField(m_classes.name(point.label)),
                        core::csvField(m_classes.name(point.readAs)),
                        core::exactText(point.place.x()), core::exactText(point.place.y()));
    }
    return text;
}

/// With the first so many classes.
QString MapPage::legendText(int classes) const
{
    const QString entry = QStringLiteral("<span style='color:%1'>●</span>&nbsp;%2");
    const QList<QColor> colours = classColours(palette(), m_classes.size());
    QStringList entries;
    for (int label = 0; label < classes; ++label) {
        const QString name = m_classes.name(label).toHtmlEscaped();
        entries.append(
            entry.arg(colours[label].name(), QString(name).replace(' ', QStringLiteral("&nbsp;"))));
    }
    if (classes < m_classes.size()) {
        entries.append(QStringLiteral("…"));
    }
    entries.append(QStringLiteral("○&nbsp;%1").arg(tr("misread")));
    entries.append(QStringLiteral("<b style='color:%1'>+</b>&nbsp;%2")
                       .arg(errorColour(palette()).name(), tr("drawing")));
    return entries.join(QStringLiteral("&nbsp; "));
}

/// By the room that each takes; those that have none are in the tool tip.
int MapPage::classesInLegend() const
{
    if (m_classes.size() <= classesInFull && m_classes.areHandwriting()) {
        return m_classes.size();
    }
    const QFontMetrics metrics = m_legend->fontMetrics();
    const auto widthOf = [&](const QString& text) { return metrics.horizontalAdvance(text); };
    double room = legendShare * width() -
                  widthOf(QStringLiteral("…  ○ %1  + %2").arg(tr("misread"), tr("drawing")));
    int classes = 0;
    for (const QString& name : m_classes.names()) {
        room -= widthOf(QStringLiteral("● %1   ").arg(name));
        if (room < 0) {
            break;
        }
        ++classes;
    }
    return classes;
}

void MapPage::writeLegend()
{
    const int classes = classesInLegend();
    const bool isWhole = classes == m_classes.size();
    m_legend->setText(legendText(classes));
    m_legend->setToolTip(isWhole ? QString() : legendText(m_classes.size()));
    // What is shown must not keep the page from getting narrower.
    m_legend->setMinimumWidth(m_classes.areDigits() ? 0 : 1);
    m_legend->setAccessibleName(
        m_classes.areDigits() ? tr("Colours of the digits") : tr("Colours of the classes"));
}

void MapPage::resizeEvent(QResizeEvent* event)
{
    WatchedWidget::resizeEvent(event);
    writeLegend();
}

void MapPage::changeEvent(QEvent* event)
{
    WatchedWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        writeLegend();
    }
}

} // namespace ui
