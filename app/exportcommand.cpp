#include "app/command.h"
#include "app/console.h"
#include "app/outputfile.h"
#include "app/tr.h"
#include "core/modelfile/modelexport.h"

namespace app
{

namespace
{

/// `pytorch, torchscript, ...`
QString formatNames()
{
    QStringList names;
    for (const core::ExportFormatInfo& each : core::exportFormats()) {
        names.append(each.name);
    }
    return names.join(", ");
}

void addOptions(QCommandLineParser& parser)
{
    addModelOption(parser);
    parser.addOption(
        {"to", Tr::tr("What to export the model to: %1.").arg(formatNames()), Tr::tr("format")});
    parser.addOption({{"o", "output"}, Tr::tr("The file to write."), Tr::tr("file")});
}

void tell(const Console& console, const core::ExportReport& report)
{
    const core::ExportFormatInfo info = core::exportFormatInfo(report.format);
    const bool isSynthetic = report.dataset.isEmpty();
    console.object(
        {{"format", info.name},
         {"output", report.path},
         {"bytes", report.bytes},
         {"largest_difference", report.largestDifference},
         {"limit", report.limit},
         {"images", report.images},
         {"remark", report.remark},
         {"images_of", isSynthetic ? QString("synthetic") : report.dataset}});
    console.line(
        Tr::tr("Exported %1: %2, %3 bytes").arg(report.path, info.title, countText(report.bytes)));
    console.line(Tr::tr("Read back, its probabilities of %1 %2 differ by at most %3 (limit %4)")
                     .arg(
                         countText(report.images),
                         isSynthetic ? Tr::tr("synthetic digits")
                                     : Tr::tr("test images of %1").arg(report.dataset),
                         QString::number(report.largestDifference, 'g', 2),
                         QString::number(report.limit)));
    if (!report.remark.isEmpty()) {
        console.line(report.remark);
    }
}

int run(const QCommandLineParser& parser)
{
    const auto format = core::exportFormatFromName(parser.value("to"));
    if (!format) {
        return wrongUsage(
            Tr::tr("--to: expected one of %1, found `%2`").arg(formatNames(), parser.value("to")));
    }
    if (!parser.isSet("output")) {
        return wrongUsage(Tr::tr("export needs a file to write: -o FILE"));
    }
    const core::Result<QString> output = outputPath(parser);
    if (!output) {
        return fail(output.error().message);
    }
    if (const auto other = checkNoInput(*output, parser.values("model")); !other) {
        return fail(other.error().message);
    }
    const core::Result<core::PredictorPointer> predictor = openPredictor(parser);
    if (!predictor) {
        return fail(predictor.error().message);
    }
    const core::Result<core::ExportReport> report =
        core::exportModel(**predictor, *format, *output, core::verificationImages());
    if (!report) {
        return fail(report.error().message);
    }
    tell(Console(parser.isSet("json")), *report);
    return Succeeded;
}

} // namespace

Command exportCommand()
{
    return {
        "export", Tr::tr("exports a model to other programs' formats"),
        QStringLiteral("  digitlab export --to onnx -o net.onnx\n"
                       "  digitlab export --to pytorch -o net.pt\n"
                       "  digitlab export --model mine.safetensors --to c -o net.h --json\n"),
        addOptions, run};
}

} // namespace app
