# Fuzzing. Plain builds run what fuzzers began with and found through the same targets (tst_corpus);
# the preset `fuzz`, with clang, makes a fuzzer of each target, which scripts/fuzz.sh runs.

set(fuzz_targets checkpoint classesfile gzip idximages idxlabels inkfile layertext legacypytorch
    modelfile passport pickle picture picturelist pytorch runfolder safetensors)
list(TRANSFORM fuzz_targets REPLACE ".+" "fuzz/targets/\\0.cpp" OUTPUT_VARIABLE fuzz_target_sources)

add_library(digitlab_fuzz_targets STATIC fuzz/target.h fuzz/target.cpp ${fuzz_target_sources})
target_link_libraries(digitlab_fuzz_targets PUBLIC digitlab_test_support PRIVATE digitlab_options)
add_library(digitlab_fuzz_seeds STATIC fuzz/seeds.h fuzz/seeds.cpp)
target_link_libraries(digitlab_fuzz_seeds PUBLIC digitlab_test_support PRIVATE ZLIB::ZLIB digitlab_options)

digitlab_test(fuzz/tst_corpus
  LIBRARIES digitlab_fuzz_targets digitlab_fuzz_seeds LABELS corpus)
target_sources(tst_corpus PRIVATE fuzz/alltargets.cpp)
target_compile_definitions(tst_corpus PRIVATE DIGITLAB_SOURCE_DIR="${PROJECT_SOURCE_DIR}")

if(NOT DIGITLAB_FUZZ)
  return()
endif()

add_executable(fuzz_seeds fuzz/writeseeds.cpp)
target_link_libraries(fuzz_seeds PRIVATE digitlab_fuzz_seeds digitlab_options)

add_library(digitlab_mutators STATIC fuzz/mutators.h fuzz/mutators.cpp)
target_link_libraries(digitlab_mutators PUBLIC digitlab_fuzz_targets PRIVATE ZLIB::ZLIB digitlab_options)

# digitlab_fuzzer(<name> <function of target.h> [<function of mutators.h>])
function(digitlab_fuzzer name target)
  add_executable(fuzz_${name} fuzz/fuzzer.cpp)
  target_compile_definitions(fuzz_${name} PRIVATE FUZZ_TARGET=${target})
  if(ARGN)
    target_compile_definitions(fuzz_${name} PRIVATE FUZZ_MUTATOR=${ARGN})
  endif()
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(fuzz_${name} PRIVATE digitlab_mutators digitlab_options)
endfunction()

digitlab_fuzzer(checkpoint checkpoint mutateSafetensors)
digitlab_fuzzer(classesfile classesFile)
digitlab_fuzzer(gzip gzip mutateGzip)
digitlab_fuzzer(idximages idxImages)
digitlab_fuzzer(idxlabels idxLabels)
digitlab_fuzzer(inkfile inkFile mutateJsonLines)
digitlab_fuzzer(layertext layerText)
digitlab_fuzzer(legacypytorch legacyPytorch mutatePickle)
digitlab_fuzzer(modelfile modelFile mutateSafetensors)
digitlab_fuzzer(passport passport)
digitlab_fuzzer(pickle pickle mutatePickle)
digitlab_fuzzer(picture picture)
digitlab_fuzzer(picturelist pictureList)
digitlab_fuzzer(pytorch pytorch mutateZip)
digitlab_fuzzer(runfolder runFolder mutateRunFolder)
digitlab_fuzzer(safetensors safetensors mutateSafetensors)
