#include "ui/insight/mistakespage.h"

#include "ui/insight/mistakesmodel.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/classcombo.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/helpbutton.h"
#include "ui/widgets/numbertext.h"
#include "ui/widgets/thumbnailview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedLayout>
#include <QToolButton>

namespace ui
{

namespace
{

QSpinBox* percentSpin(const QString& name, const QString& accessibleName, int value)
{
    auto* spin = new QSpinBox;
    setNames(spin, name, accessibleName);
    spin->setRange(0, 100);
    spin->setValue(value);
    spin->setSuffix(QStringLiteral(" %"));
    spin->setToolTip(accessibleName);
    return spin;
}

} // namespace

MistakesPage::MistakesPage(QWidget* parent)
    : WatchedWidget(parent)
    , m_model(new MistakesModel(this))
    , m_view(new ThumbnailView(*m_model))
    , m_hint(makeHint("mistakesHint"))
    , m_count(makeLabel("mistakesCount", tr("How many images are listed")))
    , m_source(new QComboBox)
    , m_kind(new QComboBox)
    , m_label(makeClassCombo("labelCombo", tr("Which digit the images show"), tr("any digit")))
    , m_readAs(makeClassCombo("readAsCombo", tr("What they are read as"), tr("any digit")))
    , m_least(percentSpin("leastConfidenceSpin", tr("Least probability of what is read"), 0))
    , m_most(percentSpin("mostConfidenceSpin", tr("Highest probability of what is read"), 100))
    , m_tools(createTools())
    , m_chosenText(makeLabel("chosenImages", tr("Which images are looked among")))
    , m_chosen(createChosen())
    , m_browser(createBrowser())
    , m_stack(new QStackedLayout)
{
    setNames(this, "mistakesPage", tr("Mistakes"));
    auto* top = makeLayout<QHBoxLayout>({8, 8, 8, 0}, 6); // in sight also when nothing is listed
    top->addWidget(m_source);
    top->addWidget(m_tools, 1);
    auto* layout = makeLayout<QVBoxLayout>({}, 0, this);
    layout->addLayout(top);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_browser);
    for (QComboBox* combo : {m_kind, m_label, m_readAs}) {
        connect(combo, &QComboBox::activated, this, &MistakesPage::useFields);
    }
    for (QSpinBox* spin : {m_least, m_most}) {
        connect(spin, &QSpinBox::valueChanged, this, &MistakesPage::useFields);
    }
    connect(m_source, &QComboBox::activated, this, [this] {
        Q_EMIT sourceChosen(static_cast<core::TestReadings::Source>(m_source->currentIndex()));
    });
    m_view->chooseOnMove();
    connect(m_view, &ThumbnailView::chosen, this, [this](const QModelIndex& index) {
        const int row = index.row();
        Q_EMIT imageActivated(m_model->image(row), m_model->caption(row), m_model->label(row));
    });
}

QWidget* MistakesPage::createBrowser()
{
    setNames(m_view, "mistakesView", tr("Images, the worst first"));
    m_view->setModel(m_model);
    auto* browser = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, 0, browser);
    layout->addLayout(createFilters());
    layout->addWidget(m_chosen);
    layout->addWidget(m_view, 1);
    return browser;
}

QWidget* MistakesPage::createChosen()
{
    auto* all =
        makePushButton("allImagesButton", {}, tr("&All images"), tr("Look among all images again"));
    connect(all, &QPushButton::clicked, this, [this] {
        m_images.clear();
        useFields();
    });
    auto* chosen = new QWidget;
    auto* layout = makeLayout<QHBoxLayout>({8, 0, 8, 8}, 8, chosen);
    layout->addWidget(m_chosenText);
    layout->addWidget(all);
    layout->addStretch();
    return chosen;
}

QWidget* MistakesPage::createTools()
{
    setNames(m_source, "sourceCombo", tr("Which images are read"));
    m_source->addItems({tr("Test images"), tr("My digits"), tr("Ink file…")});
    setNames(m_kind, "kindCombo", tr("What is looked for"));
    m_kind->addItems(
        {tr("Misread"), tr("Right but unsure"), tr("Not a digit"), tr("Mended"), tr("All")});
    m_kind->setToolTip(tr("Mended: read right now, and misread by the model or epoch before. An "
                          "image in a red frame was read right before."));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QAction* png = makeAction(this, "exportMistakesPngAction", {}, tr("Export as picture…"));
    QAction* csv = makeAction(this, "exportMistakesCsvAction", {}, tr("Export as table…"));
    connect(png, &QAction::triggered, this, &MistakesPage::exportPngRequested);
    connect(csv, &QAction::triggered, this, &MistakesPage::exportCsvRequested);
    auto* tools = new QWidget;
    auto* layout = makeLayout<QHBoxLayout>({}, 6, tools);
    layout->addWidget(m_kind);
    layout->addWidget(m_count, 1);
    layout->addWidget(
        new HelpButton("mistakesHelp", {"mistake", "label", "confidence", "no digit"}));
    layout->addWidget(makeExportButton({png, csv}));
    return tools;
}

QLayout* MistakesPage::createFilters()
{
    auto* filters = makeLayout<QHBoxLayout>({8, 6, 8, 8}, 6);
    filters->addWidget(new QLabel(tr("Is")));
    filters->addWidget(m_label);
    filters->addWidget(new QLabel(tr("read as")));
    filters->addWidget(m_readAs);
    filters->addWidget(new QLabel(tr("at")));
    filters->addWidget(m_least);
    filters->addWidget(new QLabel(tr("to")));
    filters->addWidget(m_most);
    filters->addStretch();
    return filters;
}

void MistakesPage::useFields()
{
    core::MistakeFilter filter;
    filter.kind = static_cast<core::MistakeKind>(m_kind->currentIndex());
    filter.label = classOf(m_label);
    filter.readAs = classOf(m_readAs);
    filter.leastConfidence = m_least->value() / 100.0;
    filter.mostConfidence = m_most->value() / 100.0;
    filter.images = m_images;
    Q_EMIT filterChosen(filter);
}

void MistakesPage::showFilter(const core::MistakeFilter& filter)
{
    m_kind->setCurrentIndex(static_cast<int>(filter.kind));
    setClass(m_label, filter.label);
    setClass(m_readAs, filter.readAs);
    const QSignalBlocker least(m_least);
    const QSignalBlocker most(m_most);
    m_least->setValue(qRound(filter.leastConfidence * 100));
    m_most->setValue(qRound(filter.mostConfidence * 100));
    m_images = filter.images;
    m_chosen->setVisible(!m_images.isEmpty());
    m_chosenText->setText(tr("Only the %1 images that were chosen on the map")
                              .arg(QLocale().toString(m_images.size())));
}

void MistakesPage::setClasses(const core::Classes& classes)
{
    const bool areDigits = classes.areDigits();
    for (QComboBox* combo : {m_label, m_readAs}) {
        ui::setClasses(combo, classes, areDigits ? tr("any digit") : tr("any class"));
    }
    m_label->setAccessibleName(
        areDigits ? tr("Which digit the images show") : tr("Which class the images show"));
    m_kind->setItemText(
        static_cast<int>(core::MistakeKind::NoDigit),
        areDigits ? tr("Not a digit") : tr("Like no class"));
}

void MistakesPage::showSource(core::TestReadings::Source source)
{
    m_source->setCurrentIndex(static_cast<int>(source));
}

QString MistakesPage::csv() const
{
    return m_model->csv();
}

void MistakesPage::showReadings(const core::TestReadings& readings)
{
    showFilter(readings.filter());
    const QList<qsizetype> listed =
        core::findMistakes(readings.readings(), readings.before(), readings.filter());
    m_model->set(readings.images(), readings.readings(), readings.before(), listed);
    const QLocale locale;
    const qsizetype all = readings.readings().size();
    m_count->setText(
        tr("%1 of %2, %3")
            .arg(locale.toString(listed.size()), locale.toString(all), readings.modelName()));
    m_count->setToolTip(tr("%1 of the %2 images of %3, read by %4")
                            .arg(
                                locale.toString(listed.size()), locale.toString(all),
                                readings.images()->name, readings.modelName()));
    m_tools->setVisible(true);
    m_stack->setCurrentWidget(m_browser);
}

void MistakesPage::showHint(const QString& text)
{
    m_hint->setText(text);
    m_tools->setVisible(false);
    m_stack->setCurrentWidget(m_hint);
}

} // namespace ui
