#pragma once

#include "core/insight/imagemap.h"
#include "core/workbench/workbench.h"
#include "ui/insight/mappage.h"

#include <QObject>

namespace ui
{

class Notifier;

/// Shows where the images that are read lie for the network whose readings these are, and the
/// drawing among them. Each new model, and each epoch's end of a run, is placed by PCA, with its
/// axes turned so that points move little, while the page is in sight; t-SNE on demand, for the
/// model of that moment. All in the background. Lives on the GUI thread.
class MapPresenter : public QObject
{
    Q_OBJECT

public:
    /// All outlive the presenter.
    MapPresenter(
        core::Workbench& workbench, MapPage* page, Notifier& notifier, QObject* parent = nullptr);

private:
    /// Images and what the model makes of them.
    struct Source {
        core::DatasetPointer images;
        core::PredictorPointer predictor;
        QList<core::LabelledReading> readings;
        QString modelName;
        int modelNumber = 0; ///< CurrentModel::number()
    };

    /// A map of a source. With neighbours it is t-SNE's, else PCA's.
    struct Map {
        Source source;
        std::shared_ptr<const core::ImageMap> plane;
        std::shared_ptr<const core::NeighbourMap> neighbours;
        std::optional<double> trust; ///< once it is measured
        bool isJudgeable = true;     ///< no attempt to measure it has failed
        int number = 0;              ///< of the map; none has that of another
    };

    void connectPage();
    Source currentSource() const;
    void refresh();
    void forget();
    void project();
    void useProjection(Source source, core::ImageMap plane);
    void chooseMethod(MapMethod method);
    void computeTsne();
    void useTsne(core::NeighbourMap neighbours);
    void stopTsne();

    template <typename Value> void free(std::optional<Value>& value);

    std::optional<Map>& shown() { return m_tsne ? m_tsne : m_pca; }
    void show();
    void caption();
    void judge();
    void place();
    void placeIfStale();
    void showCard(int point);
    void bringToCanvas(int point);
    void exportTable();

    core::Workbench& m_workbench;
    core::TestReadings& m_readings;
    MapPage* m_page;
    Notifier& m_notifier;

    std::optional<Map> m_pca;
    std::optional<Map> m_tsne;         ///< while it is shown
    std::optional<Source> m_projected; ///< what m_projecting works at
    std::optional<Map> m_embedded;     ///< whose t-SNE is being computed
    int m_mapCount = 0;
    core::PredictorPointer m_unmapped; ///< the model that no map could be made of
    bool m_isPlaceStale = false;
    core::Job m_projecting;
    core::Job m_embedding;
    core::Job m_judging;
    core::Job m_placing;
    core::Job m_freeing;
};

} // namespace ui
