#include "core/base/torchruntime.h"
#include "core/modelfile/safetensors.h"
#include "core/runs/checkpoint.h"
#include "core/training/trainingloop.h"
#include "tests/support/toydata.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <limits>

using core::RunState;
using core::Safetensors;

namespace
{

/// What a short run left behind, stopped in the middle of an epoch.
RunState toyState()
{
    const auto dataset = support::toyDataset(300, 50);
    core::TrainingSettings settings{.preset = "repaired"};
    settings.network = core::Architecture::perceptron({12});
    settings.labelSmoothing = 0.1 + 0.2 - 0.25;
    settings.augmentation = {.rotation = 100.0 / 9};
    core::RunStatePointer newest;
    std::stop_source stop;
    int batches = 0;
    const core::TrainingHooks hooks{
        .betweenBatches =
            [&] {
                if (++batches == 8) {
                    stop.request_stop();
                }
            },
        .stateTaken = [&](core::RunStatePointer state) { newest = std::move(state); }};
    if (!core::trainingLoop(*dataset, settings, {stop.get_token(), {}}, hooks)) {
        qFatal("the toy run failed");
    }
    return *newest;
}

void compareHeaders(const RunState& read, const RunState& written)
{
    QVERIFY(read.settings == written.settings);
    QCOMPARE(read.datasetFolder, written.datasetFolder);
    QCOMPARE(read.model.passport, written.model.passport);
    QVERIFY(read.model.network == written.model.network);
    QCOMPARE(read.steps, written.steps);
    QCOMPARE(read.epochsDone, written.epochsDone);
    QCOMPARE(read.samplesDone, written.samplesDone);
    QCOMPARE(read.generator, written.generator);
    QVERIFY(read.epochTally.lossSum == written.epochTally.lossSum);
    QCOMPARE(read.epochTally.correct, written.epochTally.correct);
    QCOMPARE(read.epochTally.samples, written.epochTally.samples);
    QVERIFY(read.epochSeconds == written.epochSeconds);
    QVERIFY(read.seconds == written.seconds);
    QVERIFY(read.curve == written.curve);
    QCOMPARE(read.outcome, written.outcome);
}

} // namespace

class TstCheckpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsWhatItWrote()
    {
        RunState state = toyState();
        state.datasetFolder = QStringLiteral("/data/zwölf Ziffern");
        QVERIFY(state.samplesDone > 0);
        QVERIFY(core::writeCheckpoint(path(), state));
        const auto read = core::readCheckpoint(path());
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        compareHeaders(*read, state);
        QCOMPARE(read->model.parameters, state.model.parameters);
        QCOMPARE(read->firstMoments, state.firstMoments);
        QCOMPARE(read->secondMoments, state.secondMoments);
    }

    void readsWhatAMeanWasMadeOf()
    {
        RunState state = toyState();
        state.averaged = 1;
        state.reached = state.firstMoments;
        QVERIFY(core::writeCheckpoint(path(), state));
        const auto read = core::readCheckpoint(path());
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        compareHeaders(*read, state);
        QCOMPARE(read->averaged, 1);
        QCOMPARE(read->reached, state.reached);
        QCOMPARE(read->model.parameters, state.model.parameters);
    }

    void readsTheHeaderAlone()
    {
        RunState state = toyState();
        state.outcome.reset();
        QVERIFY(core::writeCheckpoint(path(), state));
        const auto read = core::readCheckpointHeader(path());
        QVERIFY(read);
        compareHeaders(*read, state);
        QVERIFY(read->model.parameters.empty());
    }

    void refusesBadFiles_data()
    {
        using Change = std::function<void(Safetensors&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const Change& change, const char* message) {
            QTest::newRow(name) << change << QString(message);
        };
        const auto entry = [row](const char* key, const char* value, const char* message) {
            row(
                key, [key, value](Safetensors& s) { s.metadata[key] = value; }, message);
        };
        entry("format", "digitlab-model", "expected `digitlab-run`, found `digitlab-model`");
        entry("format_version", "99", "expected `1`, found `99`");
        entry("layers", "784-0-10", "`layers`");
        entry("head", "both", "`head`");
        entry("run.steps", "-3", "`run.steps`: expected a whole number");
        entry("run.epochs_done", "many", "`run.epochs_done`");
        entry("run.samples_done", "1e3", "`run.samples_done`");
        entry("run.generator", "***", "`run.generator`: expected base64");
        entry("run.epoch_loss_sum", "nan", "`run.epoch_loss_sum`");
        entry("run.epoch_correct", "", "`run.epoch_correct`");
        entry("run.epoch_seconds", "-1", "`run.epoch_seconds`");
        entry("run.averaged", "-1", "`run.averaged`: expected a whole number");
        entry("run.averaged", "2", "expected 4 tensors, found 3");
        entry("run.seconds", "inf", "`run.seconds`");
        entry("run.curve", "epoch", "`run.curve`: curve: expected the columns");
        entry("run.outcome", "won", "`run.outcome`: outcome: expected");
        entry("batch_size", "none", "`batch_size`");
        entry("epochs", "100000", "number of epochs");
        entry("threads", "99999999", "threads");
        row(
            "no metadata", [](Safetensors& s) { s.metadata.clear(); }, "`format`");
        row(
            "a tensor too few", [](Safetensors& s) { s.tensors.removeLast(); }, "3 tensors");
        row(
            "another tensor", [](Safetensors& s) { s.tensors[1].name = "m"; }, "found `m`");
        row(
            "another shape",
            [](Safetensors& s) {
                s.tensors[0].values.pop_back();
                s.tensors[0].shape[0] -= 1;
            },
            "tensor `parameters`: expected shape");
        row(
            "not finite",
            [](Safetensors& s) {
                s.tensors[2].values[5] = std::numeric_limits<float>::quiet_NaN();
            },
            "`adam.second_moments`: expected finite values");
    }

    void refusesBadFiles()
    {
        using Change = std::function<void(Safetensors&)>;
        QFETCH(Change, change);
        QFETCH(QString, message);
        QVERIFY(core::writeCheckpoint(path(), toyState()));
        Safetensors content = *core::readSafetensors(path());
        change(content);
        QVERIFY(core::writeSafetensors(path(), content));
        const auto read = core::readCheckpoint(path());
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
        QVERIFY(read.error().message.startsWith(path()));
    }

    void refusesAFileThatIsCutShort()
    {
        QVERIFY(core::writeCheckpoint(path(), toyState()));
        QFile file(path());
        const qint64 size = file.size();
        for (qint64 bytes = 0; bytes < size; bytes += 1009) {
            QVERIFY(QFile::resize(path(), size));
            QVERIFY(core::writeCheckpoint(path(), toyState()));
            QVERIFY(QFile::resize(path(), bytes));
            QVERIFY(!core::readCheckpoint(path()));
            QVERIFY(!core::readCheckpointHeader(path()));
        }
    }

    void aStateThatLibTorchDoesNotKnowIsAnError()
    {
        const auto dataset = support::toyDataset(300, 50);
        RunState state = toyState();
        state.generator = QByteArray(100, 'x');
        const auto result =
            core::guarded([&] { return core::trainingLoop(*dataset, state, {}, {}); });
        QVERIFY(!result);
        QVERIFY2(
            result.error().message.contains("generator", Qt::CaseInsensitive),
            qPrintable(result.error().message));
    }

private:
    QString path() const { return m_folder->filePath("checkpoint.safetensors"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TstCheckpoint)
#include "tst_checkpoint.moc"
