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
            const QByteArray name = QByteArray(key) + ' ' + value;
            row(
                name, [key, value](Safetensors& s) { s.metadata[key] = value; }, message);
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
        entry("run.averaged", "1", "expected 4 tensors, found 3");
        entry("run.seconds", "inf", "`run.seconds`");
        entry("run.curve", "epoch", "`run.curve`: curve: expected the columns");
        entry("run.outcome", "won", "`run.outcome`: outcome: expected");
        entry("batch_size", "none", "`batch_size`");
        entry("epochs", "100000", "number of epochs");
        entry("threads", "99999999", "threads");
        // The toy run has learned 5 batches of 64 in its first epoch and 2 in its second.
        const auto beyond =
            [entry](const char* key, const char* value, const QByteArray& expected) {
                const auto message = "`" + QByteArray(key) + "`: expected " + expected +
                                     ", found `" + QByteArray(value).left(80) + '`';
                entry(key, value, message.constData());
            };
        beyond("run.epochs_done", "11", "a whole number from 0 to 10");
        beyond("run.epochs_done", "-1", "a whole number from 0 to 10");
        beyond("run.epochs_done", "99999999999999999999", "a whole number from 0 to 10");
        entry("run.epochs_done", "10", "`run.samples_done`: expected a whole number from 0 to 0");
        entry("run.epochs_done", "0", "`run.steps`: expected as many batches in each of the 0");
        entry("run.epochs_done", "2", "`run.steps`: expected as many batches in each of the 2");
        beyond("run.averaged", "2", "a whole number from 0 to 1");
        beyond("run.samples_done", "-64", "a whole number from 0 to 2000000");
        beyond("run.samples_done", "2000064", "a whole number from 0 to 2000000");
        entry("run.samples_done", "256", "`run.samples_done`: expected whole batches of 64");
        entry("run.samples_done", "150", "`run.samples_done`: expected whole batches of 64");
        entry("run.samples_done", "1984000", "`run.steps`: expected as many batches");
        entry("run.steps", "2", "`run.steps`: expected as many batches in each of the 1");
        beyond("run.steps", "9223372036854775807", "a whole number from 0 to 2000000000");
        beyond("run.epoch_samples", "129", "a whole number from 0 to 128");
        beyond("run.epoch_samples", "-1", "a whole number from 0 to 128");
        beyond("run.epoch_correct", "129", "a whole number from 0 to 128");
        beyond("run.epoch_loss_sum", "-0.1", "a number from 0 to 1.28e+41");
        beyond("run.epoch_loss_sum", "1e308", "a number from 0 to 1.28e+41");
        beyond("run.seconds", "-1", "a number from 0 to 1e+09");
        beyond("run.seconds", "1e308", "a number from 0 to 1e+09");
        beyond("run.seconds", "nan", "a number from 0 to 1e+09");
        entry("run.epoch_seconds", "1e9", "`run.epoch_seconds`: expected a number from 0 to");
        entry("run.epoch_seconds", "nan", "`run.epoch_seconds`: expected a number from 0 to");
        beyond("created", "the day before", "a date such as `2026-01-31T12:00:00Z`");
        beyond("epochs_done", "10.5", "a number from 0 to 10");
        entry("outcome", "won", "`outcome`: outcome: expected");
        beyond("test_accuracy", "1.01", "a number from 0 to 1");
        beyond("test_accuracy", "nan", "a number from 0 to 1");
        beyond("test_loss", "-1", "a number from 0 to 1e+39");
        beyond("test_loss", "inf", "a number from 0 to 1e+39");
        beyond("dead_outputs", "10", "ascending labels from 0 to 9");
        beyond("dead_outputs", "3,3", "ascending labels from 0 to 9");
        beyond("dead_outputs", "-1", "ascending labels from 0 to 9");
        beyond("temperature", "0", "a number from 0.1 to 10");
        beyond("temperature", "nan", "a number from 0.1 to 10");
        beyond("digit_confidence", "1.5", "a number from 0 to 1");
        entry("classes", R"(["cat","dog"])", "`classes`: expected 10 names");
        entry("run.curve", "epoch,part,loss,accuracy\n", "expected a test point for each");
        const auto curve = [row](const char* name, auto change, const char* message) {
            const auto changed = [change](Safetensors& s) {
                core::Curve measured = *core::Curve::fromCsv(s.metadata["run.curve"]);
                change(measured);
                s.metadata["run.curve"] = measured.csv();
            };
            row(name, changed, message);
        };
        const double nan = std::numeric_limits<double>::quiet_NaN();
        curve(
            "accuracy beyond 1", [](core::Curve& c) { c.test[1].score.accuracy = 1.5; },
            "`run.curve`: test point 2: accuracy: expected a number from 0 to 1, found 1.5");
        curve(
            "no loss", [nan](core::Curve& c) { c.test[0].score.loss = nan; },
            "`run.curve`: test point 1: loss: expected a number from 0 to 1e+39, found nan");
        curve(
            "loss below 0", [](core::Curve& c) { c.train[0].score.loss = -1; },
            "`run.curve`: train point 1: loss");
        curve(
            "an epoch that was not tested", [](core::Curve& c) { c.test.remove(1, 2); },
            "`run.curve`: expected a test point for each of the epochs 0 to 1");
        curve(
            "an epoch that is not yet done",
            [](core::Curve& c) {
                c.test.append(core::CurvePoint{2, {}});
            },
            "`run.curve`: expected a test point for each of the epochs 0 to 1");
        curve(
            "another epoch", [](core::Curve& c) { c.test[0].epoch = 0.5; },
            "`run.curve`: test point 1: epoch: expected 0, found 0.5");
        curve(
            "an epoch beyond", [](core::Curve& c) { c.train.last().epoch = 1e300; },
            "epoch: expected ");
        curve(
            "no epoch", [nan](core::Curve& c) { c.train.last().epoch = nan; }, "found nan");
        curve(
            "too many points",
            [](core::Curve& c) { c.train.resize(core::Curve::maxTrainPoints + 1); },
            "expected at most 8192 train points, found 8193");
        row(
            "generator cut short", [](Safetensors& s) { s.metadata["run.generator"].chop(4); },
            "`run.generator`: generator: expected 5056 bytes, found 505");
        row(
            "generator beyond its numbers",
            [](Safetensors& s) {
                QByteArray state = QByteArray::fromBase64(s.metadata["run.generator"].toLatin1());
                state.replace(8, 4, QByteArray("\x70\x02\0\0", 4));  // left
                state.replace(16, 4, QByteArray("\x70\x02\0\0", 4)); // next
                s.metadata["run.generator"] = QString::fromLatin1(state.toBase64());
            },
            "`run.generator`: generator: `next`: expected 1 with 624 numbers left, found 624");
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
        row(
            "no mean of squares", [](Safetensors& s) { s.tensors[2].values[5] = -1; },
            "`adam.second_moments`: expected finite values from 0 on, found -1 at place 5");
        row(
            "a moment without end",
            [](Safetensors& s) { s.tensors[1].values[5] = std::numeric_limits<float>::infinity(); },
            "`adam.first_moments`: expected finite values, found inf at place 5");
        row(
            "a weight without end",
            [](Safetensors& s) { s.tensors[0].values[5] = std::numeric_limits<float>::infinity(); },
            "`parameters`: tensor `fc1.weight`");
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
