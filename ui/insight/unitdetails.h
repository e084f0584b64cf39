#pragma once

#include "core/data/dataset.h"
#include "core/insight/unitweights.h"
#include "ui/insight/networkview.h"

#include <QList>

class QLabel;
class QToolButton;

namespace ui
{

class DigitMeans;
class PixelWeightsView;

/// What is known of one unit: what it looks with, how it answers to each digit, and the test images
/// that excite it most; and how many units of its layer are dead or never silent. Shows what it is
/// told. Object names: unitTitle, unitActivation, pixelWeightsView, unitWeightsCaption, digitMeans,
/// unitAnswer, excitingImage0 to excitingImage11, layerAnswer, answersCaption, answersMissing.
class UnitDetails : public QWidget
{
    Q_OBJECT

public:
    explicit UnitDetails(QWidget* parent = nullptr);

    /// The activation of a unit. `layers` are all of the network.
    void showUnit(UnitPlace place, const QList<int>& layers, float activation);
    /// Nothing while they are not known.
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
    void showAnswer();
    void showImages(const std::vector<int>& indices);
    QString layerName() const;

    UnitPlace m_place;
    QList<int> m_layers;
    AnswersPointer m_answers;
    core::DatasetPointer m_dataset;
    std::vector<int> m_indices; ///< that are shown

    QLabel* m_title;
    QLabel* m_activation;
    PixelWeightsView* m_weights;
    QLabel* m_weightsCaption;
    DigitMeans* m_means;
    QLabel* m_answer;
    QWidget* m_allImages;
    QList<QToolButton*> m_images;
    QLabel* m_layerAnswer;
    QLabel* m_caption; ///< below answers
    QLabel* m_missing; ///< in place of them
};

} // namespace ui
