#include "core/modelfile/picklenames.h"

#include "core/base/tr.h"
#include "core/modelfile/safetensors.h"

#include <QSet>

#include <algorithm>

namespace core
{

namespace
{

constexpr auto orderedDict = "collections.OrderedDict";
constexpr auto rebuildTensor = "torch._utils._rebuild_tensor";
constexpr auto rebuildTensor2 = "torch._utils._rebuild_tensor_v2";
constexpr auto rebuildParameter = "torch._utils._rebuild_parameter";
constexpr auto rebuildParameterWithState = "torch._utils._rebuild_parameter_with_state";

const QSet<QString>& storageTypes()
{
    // Counters and an optimizer's state are whole numbers and flags. They are recognised, but not
    // read.
    static const QSet<QString> types{
        "torch.FloatStorage", "torch.DoubleStorage", "torch.HalfStorage",  "torch.BFloat16Storage",
        "torch.LongStorage",  "torch.IntStorage",    "torch.ShortStorage", "torch.CharStorage",
        "torch.ByteStorage",  "torch.BoolStorage"};
    return types;
}

/// The storage that a tuple describes, before what it says of views.
constexpr qsizetype storageItems = 5;

/// Types of values, which occur in checkpoints as settings.
const QSet<QString>& valueTypes()
{
    static const QSet<QString> types{
        "torch.float32", "torch.float64", "torch.float16", "torch.bfloat16", "torch.int64",
        "torch.int32",   "torch.int16",   "torch.int8",    "torch.uint8",    "torch.bool"};
    return types;
}

const QSet<QString>& functions()
{
    static const QSet<QString> names{
        orderedDict, rebuildTensor, rebuildTensor2, rebuildParameter, rebuildParameterWithState};
    return names;
}

/// Names that make values which no model needs. The result is PickleOther, whatever the arguments
/// are. Protocol 2 writes bytes and sets in this way; the milestones of a MultiStepLR are a
/// Counter.
const QSet<QString>& otherFunctions()
{
    static const QSet<QString> names{
        "torch.Size",
        "torch.device",
        "collections.Counter",
        "_codecs.encode",
        "builtins.bytes",
        "__builtin__.bytes",
        "builtins.set",
        "__builtin__.set",
        "builtins.frozenset",
        "__builtin__.frozenset",
        "torch.jit._pickle.build_intlist",
        "torch.jit._pickle.build_doublelist",
        "torch.jit._pickle.build_boollist",
        "torch.jit._pickle.build_tensorlist",
        "torch.jit._pickle.restore_type_tag"};
    return names;
}

Error badArguments(const QString& name)
{
    return {Tr::tr("`%1`: its arguments are not those that torch.save writes").arg(name)};
}

/// A tuple of whole numbers from 0 on, as many as a tensor may have dimensions, or null.
const PickleTuple* dimensions(PickleId id, const Pickle& pickle)
{
    const auto* tuple = pickle.as<PickleTuple>(id);
    if (!tuple || tuple->items.size() > Safetensors::maxDimensions) {
        return nullptr;
    }
    const bool areNatural =
        std::all_of(tuple->items.begin(), tuple->items.end(), [&](PickleId item) {
            const auto* number = pickle.as<qint64>(item);
            return number && *number >= 0;
        });
    return areNatural ? tuple : nullptr;
}

/// (storage, offset, shape, strides, ...)
Result<PickleValue>
makeTensor(const QString& name, const QList<PickleId>& arguments, const Pickle& pickle)
{
    if (arguments.size() < 4 || !pickle.as<PickleStorage>(arguments[0])) {
        return badArguments(name);
    }
    const auto* offset = pickle.as<qint64>(arguments[1]);
    const auto* shape = dimensions(arguments[2], pickle);
    const auto* strides = dimensions(arguments[3], pickle);
    if (!offset || *offset < 0 || !shape || !strides ||
        shape->items.size() != strides->items.size()) {
        return Error{Tr::tr("`%1`: expected an offset, a shape and strides as long, whole numbers "
                            "from 0 on, of at most %2 dimensions, found others")
                         .arg(name)
                         .arg(Safetensors::maxDimensions)};
    }
    return PickleValue(PickleTensor{arguments[0], *offset, arguments[2], arguments[3]});
}

/// (tensor, requires_grad, backward_hooks, ...)
Result<PickleValue>
makeParameter(const QString& name, const QList<PickleId>& arguments, const Pickle& pickle)
{
    const auto* tensor =
        arguments.size() < 3 ? nullptr : pickle.as<PickleTensor>(arguments.first());
    return tensor ? Result<PickleValue>(PickleValue(*tensor)) : badArguments(name);
}

} // namespace

std::optional<QString> knownPickleName(const QString& name)
{
    for (const auto& names : {&functions, &otherFunctions, &storageTypes, &valueTypes}) {
        if (const auto known = names().constFind(name); known != names().constEnd()) {
            return *known;
        }
    }
    return std::nullopt;
}

bool isScriptClass(const QString& name)
{
    return name.startsWith(QLatin1String("__torch__."));
}

Result<PickleValue>
callPickleName(const QString& name, const QList<PickleId>& arguments, const Pickle& pickle)
{
    if (name == orderedDict) {
        return arguments.isEmpty() ? Result<PickleValue>(PickleValue(PickleDict{}))
                                   : badArguments(name);
    }
    if (name == rebuildTensor || name == rebuildTensor2) {
        return makeTensor(name, arguments, pickle);
    }
    if (name == rebuildParameter || name == rebuildParameterWithState) {
        return makeParameter(name, arguments, pickle);
    }
    if (otherFunctions().contains(name)) {
        return PickleValue(PickleOther{});
    }
    return Error{Tr::tr("`%1`: expected it to be named only, found it called").arg(name)};
}

Result<PickleValue> storageOfPersistentId(PickleId id, const Pickle& pickle)
{
    const auto* tuple = pickle.as<PickleTuple>(id);
    // Before PyTorch 1.6 a sixth item tells a view; nothing has written one for long.
    const bool isOfSize =
        tuple &&
        (tuple->items.size() == storageItems ||
         (tuple->items.size() == storageItems + 1 && pickle.as<PickleNone>(tuple->items.last())));
    if (isOfSize) {
        const auto* tag = pickle.as<QString>(tuple->items[0]);
        const auto* type = pickle.as<PickleName>(tuple->items[1]);
        const bool hasKey = pickle.as<QString>(tuple->items[2]) != nullptr;
        const auto* count = pickle.as<qint64>(tuple->items[4]);
        if (tag && *tag == QLatin1String("storage") && type && hasKey && count && *count >= 0 &&
            storageTypes().contains(type->text)) {
            return PickleValue(PickleStorage{tuple->items[1], tuple->items[2], *count});
        }
    }
    return Error{Tr::tr("persistent id: expected ('storage', type, key, device, count), found "
                        "something else")};
}

QList<qint64> Pickle::numbers(PickleId tuple) const
{
    QList<qint64> numbers;
    for (const PickleId item : as<PickleTuple>(tuple)->items) {
        numbers.append(*as<qint64>(item));
    }
    return numbers;
}

QString kindOf(const PickleValue& value)
{
    static const QList<QString> kinds{
        Tr::tr("None"),     Tr::tr("True or False"), Tr::tr("a whole number"),
        Tr::tr("a text"),   Tr::tr("a type"),        Tr::tr("a tuple"),
        Tr::tr("a list"),   Tr::tr("a dictionary"),  Tr::tr("a storage"),
        Tr::tr("a tensor"), Tr::tr("an object"),     Tr::tr("another kind of value")};
    return kinds[static_cast<qsizetype>(value.index())];
}

} // namespace core
