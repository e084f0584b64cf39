#include "ui/dataset/datasetpage.h"

#include "ui/dataset/datasetplaceholder.h"
#include "ui/widgets/classcombo.h"
#include "ui/widgets/classtext.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/datasetthumbnails.h"
#include "ui/widgets/thumbnailview.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int anyClass = core::Classes::most; // QButtonGroup takes -1 for "choose an id"
constexpr int mostButtons = 10;

bool haveButtons(const core::Classes& classes)
{
    return classes.size() <= mostButtons && classes.areHandwriting();
}

QString number(qsizetype value)
{
    return QLocale().toString(value);
}

} // namespace

DatasetPage::DatasetPage(QWidget* parent)
    : QWidget(parent)
    , m_model(new DatasetThumbnails(this))
    , m_view(new ThumbnailView(*m_model))
    , m_buttonRow(new QWidget)
    , m_buttons(new QButtonGroup(this))
    , m_class(makeClassCombo("classCombo", tr("Which class is shown"), tr("All images")))
    , m_part(new QComboBox)
    , m_count(new QLabel)
    , m_placeholder(new DatasetPlaceholder)
    , m_browser(createBrowser())
    , m_stack(new QStackedLayout(this))
{
    setNames(this, "datasetPage", tr("Dataset"));
    m_view->setModel(m_model);
    m_stack->addWidget(m_placeholder);
    m_stack->addWidget(m_browser);
    connect(m_buttons, &QButtonGroup::idClicked, this, &DatasetPage::applyFilter);
    connect(m_class, &QComboBox::currentIndexChanged, this, &DatasetPage::applyFilter);
    connect(m_part, &QComboBox::currentIndexChanged, this, &DatasetPage::applyFilter);
    m_view->chooseOnMove();
    connect(m_view, &ThumbnailView::chosen, this, &DatasetPage::activate);
    connect(m_placeholder, &DatasetPlaceholder::changed, this, [this] {
        m_stack->setCurrentWidget(m_placeholder);
    });
    m_placeholder->showMissing({});
}

void DatasetPage::setDataset(const core::DatasetPointer& dataset)
{
    m_model->setDataset(dataset);
    setClasses(dataset ? dataset->classes : m_classes);
    updateCount();
    if (dataset) {
        m_stack->setCurrentWidget(m_browser);
    } else {
        m_placeholder->showMissing({});
    }
}

bool DatasetPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_count && event->type() == QEvent::Resize) {
        updateCount();
    }
    return QWidget::eventFilter(watched, event);
}

QWidget* DatasetPage::createBrowser()
{
    setNames(m_view, "thumbnailView", tr("Images of the dataset"));
    setNames(m_part, "partCombo", tr("Part of the dataset"));
    m_part->setToolTip(tr("Which part of the dataset to show"));
    m_part->addItem(tr("Train and test"), QVariant::fromValue(ThumbnailFilter::Part::Both));
    m_part->addItem(tr("Train"), QVariant::fromValue(ThumbnailFilter::Part::Train));
    m_part->addItem(tr("Test"), QVariant::fromValue(ThumbnailFilter::Part::Test));
    setNames(m_count, "countLabel", tr("Number of images"));
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_count->installEventFilter(this);

    auto* browser = new QWidget;
    auto* layout = makeLayout<QVBoxLayout>({}, 0, browser);
    layout->addLayout(createFilters());
    layout->addWidget(m_view);
    return browser;
}

QLayout* DatasetPage::createFilters()
{
    auto* filters = makeLayout<QHBoxLayout>({8, 8, 8, 8}, 8);
    makeLayout<QHBoxLayout>({}, 1, m_buttonRow);
    createClassButtons();
    m_class->setToolTip(tr("Which class to show"));
    m_class->hide();
    filters->addWidget(m_buttonRow);
    filters->addWidget(m_class);
    filters->addWidget(m_part);
    filters->addWidget(m_count, 1);
    return filters;
}

/// What is filtered stays while the classes are the same.
void DatasetPage::setClasses(const core::Classes& classes)
{
    if (classes == m_classes) {
        return;
    }
    m_classes = classes;
    ui::setClasses(m_class, classes, tr("All images"));
    m_class->setVisible(!haveButtons(classes));
    m_buttonRow->setVisible(haveButtons(classes));
    createClassButtons();
    applyFilter();
}

/// They are named by what they show, such as digitButton7.
void DatasetPage::createClassButtons()
{
    qDeleteAll(m_buttons->buttons());
    if (!haveButtons(m_classes)) {
        return;
    }
    const bool areDigits = m_classes.areDigits();
    addClassButton(anyClass, tr("All"), areDigits ? tr("Show all digits") : tr("Show all images"));
    for (int label = 0; label < m_classes.size(); ++label) {
        addClassButton(
            label, m_classes.name(label),
            tr("Show only images of %1", "of a 7").arg(thingText(m_classes, label)));
    }
    m_buttons->button(anyClass)->setChecked(true);
}

void DatasetPage::addClassButton(int id, const QString& text, const QString& toolTip)
{
    QToolButton* button =
        makeToolButton("digitButton" + (id == anyClass ? "All" : text), text, toolTip);
    button->setAccessibleName(toolTip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons->addButton(button, id);
    m_buttonRow->layout()->addWidget(button);
}

std::optional<int> DatasetPage::chosenClass() const
{
    if (!haveButtons(m_classes)) {
        return classOf(m_class);
    }
    const int id = m_buttons->checkedId();
    return id == anyClass ? std::nullopt : std::optional(id);
}

void DatasetPage::applyFilter()
{
    ThumbnailFilter filter;
    filter.label = chosenClass();
    filter.part = m_part->currentData().value<ThumbnailFilter::Part>();
    m_model->setFilter(filter);
    m_view->scrollToTop();
    updateCount();
}

void DatasetPage::updateCount()
{
    if (!m_model->dataset()) {
        m_count->clear();
        return;
    }
    const qsizetype train = m_model->dataset()->train.size();
    const qsizetype test = m_model->dataset()->test.size();
    const QString all = tr("%1 train and %2 test images").arg(number(train), number(test));
    const QString shown = number(m_model->rowCount());
    const QString text = m_model->rowCount() == train + test
                             ? all
                             : tr("%1 of %2 images").arg(shown, number(train + test));
    const bool fits = m_count->fontMetrics().horizontalAdvance(text) <= m_count->width();
    m_count->setText(fits ? text : tr("%1 images").arg(shown));
    m_count->setToolTip(all);
}

void DatasetPage::activate(const QModelIndex& index)
{
    const int row = index.row();
    Q_EMIT imageActivated(m_model->image(row), m_model->label(row), m_model->caption(row));
}

} // namespace ui
