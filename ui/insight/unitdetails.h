#pragma once

#include "core/data/dataset.h"
#include "core/insight/unitweights.h"
#include "ui/insight/networkview.h"

#include <QList>

class QLabel;
class QToolButton;

namespace ui
{

class ClassMeans;
class PixelWeightsView;

/// What is known of one unit or channel: what it looks with, or what it sees, how it answers to
/// each class, and the test images that excite it most; and how many of its layer are dead or never
/// silent. Shows what it is told. Object names: unitTitle, unitActivation, pixelWeightsView,
/// unitWeightsCaption, digitMeans, unitAnswer, excitingImage0 to excitingImage11, layerAnswer,
/// answersCaption, answersMissing.
class UnitDetails : public QWidget
{
    Q_OBJECT

public:
    explicit UnitDetails(QWidget* parent = nullptr);

    /// One of the units of the network that is shown. What it looks with is left out until
    /// showWeights().
    void showUnit(UnitPlace place, const NetworkContent& content);
    /// Nothing where a picture of the unit's weights would not be true: then a channel's feature
    /// map is shown.
    void showWeights(const std::optional<core::PixelWeights>& weights);
    /// How the units answer to the test part; both null while it is not known. `caption` says whose
    /// answers they are, or what is missing.
    void setAnswers(
        const AnswersPointer& answers, const core::DatasetPointer& dataset, const QString& caption);

Q_SIGNALS:
    /// A click on one of the images that excite the unit; `index` is in the test part.
    void imageChosen(int index);

private:
    void createImages();
    void writeTitle(const core::Classes& classes);
    void showWeightsText(const core::PixelWeights& weights);
    void showMapOrNothing();
    bool isChannel() const { return m_map.side > 0; }
    void showAnswer();
    void showImages(const std::vector<int>& indices);
    QString layerName() const;

    UnitPlace m_place;
    QList<int> m_layers;      ///< units of each
    core::PixelWeights m_map; ///< of a channel
    AnswersPointer m_answers;
    core::DatasetPointer m_dataset;
    std::vector<int> m_indices; ///< that are shown

    QLabel* m_title;
    QLabel* m_activation;
    PixelWeightsView* m_weights;
    QLabel* m_weightsCaption;
    ClassMeans* m_means;
    QLabel* m_answer;
    QWidget* m_allImages;
    QList<QToolButton*> m_images;
    QLabel* m_layerAnswer;
    QLabel* m_caption; ///< below answers
    QLabel* m_missing; ///< in place of them
};

} // namespace ui
