#pragma once

#include <QString>

namespace core
{

/// The instructions that readPickle() follows, named as in Python's pickletools.
enum class PickleOpcode : quint8 {
    Mark = '(',
    Stop = '.',
    Pop = '0',
    PopMark = '1',
    BinInt = 'J',
    BinInt1 = 'K',
    BinInt2 = 'M',
    None = 'N',
    BinPersId = 'Q',
    Reduce = 'R',
    BinUnicode = 'X',
    Append = 'a',
    Build = 'b',
    Global = 'c',
    Dict = 'd',
    Appends = 'e',
    BinGet = 'h',
    LongBinGet = 'j',
    List = 'l',
    BinPut = 'q',
    LongBinPut = 'r',
    SetItem = 's',
    Tuple = 't',
    SetItems = 'u',
    BinFloat = 'G',
    BinBytes = 'B',
    ShortBinBytes = 'C',
    EmptyList = ']',
    EmptyTuple = ')',
    EmptyDict = '}',
    Proto = 0x80,
    NewObj = 0x81,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8a,
    ShortBinUnicode = 0x8c,
    BinUnicode8 = 0x8d,
    BinBytes8 = 0x8e,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,
};

/// The name of an instruction of any protocol, for messages: `NEWOBJ (0x81)`. For a byte that is no
/// instruction: `0xff`.
QString pickleOpcodeName(quint8 opcode);

} // namespace core
