#include "tests/fuzz/mutators.h"
#include "tests/fuzz/target.h"

#include <algorithm>

// The functions that libFuzzer calls (https://llvm.org/docs/LibFuzzer.html), for the target
// FUZZ_TARGET and its mutator FUZZ_MUTATOR.

namespace
{

/// Qt's warnings about inputs would fill the fuzzer's log. Fatal messages end the program
/// themselves.
void keepOnlyFatal(QtMsgType type, const QMessageLogContext&, const QString& message)
{
    if (type == QtFatalMsg) {
        fprintf(stderr, "%s\n", qPrintable(message));
    }
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    qInstallMessageHandler(keepOnlyFatal);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    fuzz::FUZZ_TARGET(QByteArray(reinterpret_cast<const char*>(data), static_cast<int>(size)));
    return 0;
}

#ifdef FUZZ_MUTATOR
extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned seed)
{
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<int>(size));
    fuzz::RandomChoice choice(seed);
    const QByteArray output = fuzz::FUZZ_MUTATOR(input, choice);
    const auto outputSize = static_cast<size_t>(output.size());
    if (outputSize == 0 || outputSize > maxSize) {
        return LLVMFuzzerMutate(data, size, maxSize);
    }
    std::ranges::copy(output, reinterpret_cast<char*>(data));
    return outputSize;
}
#endif
