#include "app/columns.h"
#include "app/command.h"
#include "app/console.h"
#include "app/drawings.h"
#include "app/tr.h"
#include "core/runs/runstore.h"

#include <QFileInfo>

#include <algorithm>

namespace app
{

namespace
{

QString momentCell(const core::Moment& moment)
{
    return leftInColumns(core::momentText(moment.epochs), 24);
}

void addOptions(QCommandLineParser& parser)
{
    parser.addPositionalArgument(
        "run", Tr::tr("A run's id or name, or how it begins; without it, lists the runs."),
        "[RUN]");
    addDrawingOptions(parser, Tr::tr("Reads every drawing of an ink file at each moment."));
}

int listRuns(const Console& console, const core::RunStore& store)
{
    QStringList problems;
    for (const core::RunRecord& run : store.list(&problems)) {
        console.object(
            {{"run", run.id},
             {"name", run.name},
             {"moments", run.moments},
             {"removed", run.wereMomentsRemoved}});
        const QString line = run.wereMomentsRemoved
                                 ? Tr::tr("%1  %2: %3 moments, others were removed to make room")
                                 : Tr::tr("%1  %2: %3 moments");
        console.line(line.arg(run.id, run.name, QString::number(run.moments)));
    }
    int code = Succeeded;
    for (const QString& problem : std::as_const(problems)) {
        code = fail(problem);
    }
    return code;
}

QJsonObject with(QJsonObject object, qsizetype number, const core::Moment& moment)
{
    object["moment"] = number;
    object["epochs"] = moment.epochs;
    return object;
}

void listMoments(const Console& console, const QList<core::Moment>& moments)
{
    for (qsizetype i = 0; i < moments.size(); ++i) {
        const qint64 bytes = QFileInfo(moments[i].path).size();
        console.object(with({{"bytes", bytes}, {"path", moments[i].path}}, i + 1, moments[i]));
        console.line(QStringLiteral("%1  %2  %3  %4")
                         .arg(i + 1, 2)
                         .arg(momentCell(moments[i]))
                         .arg(countText(bytes), 11)
                         .arg(moments[i].path));
    }
}

/// Those that cannot be read are told on stderr and are null.
QList<core::PredictorPointer> readMoments(const QList<core::Moment>& moments, int& code)
{
    QList<core::PredictorPointer> predictors;
    for (const core::Moment& moment : moments) {
        const core::Result<core::PredictorPointer> read = core::readMoment(moment.path);
        code = read ? code : fail(read.error().message);
        predictors.append(read ? *read : nullptr);
    }
    return predictors;
}

void tell(
    const Console& console, const NamedDrawing& drawing, const QList<core::Moment>& moments,
    const QList<core::PredictorPointer>& predictors, const core::Classes& classes)
{
    console.line((classes.areDigits() ? Tr::tr("%1: percent for the digits 0 to 9")
                                      : Tr::tr("%1: percent for the classes, %2")
                                            .arg(QStringLiteral("%1"), core::listText(classes)))
                     .arg(drawing.title));
    const auto readings = core::readEach(predictors, drawing.image);
    for (qsizetype i = 0; i < moments.size(); ++i) {
        const std::optional<core::Reading>& reading = readings[i];
        if (!reading) {
            continue;
        }
        QString row = momentCell(moments[i]);
        for (const float probability : reading->probabilities) {
            row += QStringLiteral("%1").arg(static_cast<double>(probability) * 100, 6, 'f', 1);
        }
        QJsonObject object = with(drawing.object, i + 1, moments[i]);
        addReading(object, *reading, classes);
        console.object(object);
        console.line(row);
    }
}

/// All moments of a run tell the same classes apart.
core::Classes classesOf(const QList<core::PredictorPointer>& predictors)
{
    for (const core::PredictorPointer& predictor : predictors) {
        if (predictor) {
            return predictor->classes();
        }
    }
    return {};
}

int run(const QCommandLineParser& parser)
{
    const Console console(parser.isSet("json"));
    const core::RunStore store;
    QStringList words = parser.positionalArguments();
    if (words.isEmpty()) {
        return parser.isSet("ink") ? wrongUsage(Tr::tr("moments --ink needs a RUN"))
                                   : listRuns(console, store);
    }
    const core::Result<core::RunRecord> found = store.find(words.takeFirst());
    if (!found) {
        return fail(found.error().message);
    }
    const QList<core::Moment> moments = store.moments(found->id);
    if (moments.isEmpty()) {
        return fail(
            (found->wereMomentsRemoved
                 ? Tr::tr("%1: its moments were removed to make room for those of newer runs")
                 : Tr::tr("%1: the run has no moments"))
                .arg(found->id));
    }
    if (words.isEmpty() && !parser.isSet("ink")) {
        listMoments(console, moments);
        return Succeeded;
    }
    int code = Succeeded;
    const QList<core::PredictorPointer> predictors = readMoments(moments, code);
    const core::Classes classes = classesOf(predictors);
    const int told = forEachDrawing(parser, words, classes, console, [&](const NamedDrawing& each) {
        tell(console, each, moments, predictors, classes);
        return int(Succeeded);
    });
    return std::max(code, told);
}

} // namespace

Command momentsCommand()
{
    return {
        "moments",
        Tr::tr("lists the moments of a run, or reads drawings at each of them"),
        QStringLiteral("  digitlab moments\n"
                       "  digitlab moments 20260101-120000-000 --json\n"
                       "  digitlab moments \"my run\" seven.png\n"
                       "  digitlab moments 2026 --ink drawings.jsonl\n"),
        addOptions,
        run,
        true};
}

} // namespace app
