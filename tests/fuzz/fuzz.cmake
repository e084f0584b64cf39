# Fuzzing. Plain builds run what fuzzers began with and found through the same targets (tst_corpus);
# the preset `fuzz`, with clang, makes a fuzzer of each target, which scripts/fuzz.sh runs.

# Each target's file, its function of target.h, and, where it has one, its mutator of mutators.h.
set(fuzz_targets
  checkpoint:checkpoint:mutateSafetensors
  classesfile:classesFile
  gzip:gzip:mutateGzip
  idximages:idxImages
  idxlabels:idxLabels
  inkfile:inkFile:mutateJsonLines
  layertext:layerText
  legacypytorch:legacyPytorch:mutatePickle
  modelfile:modelFile:mutateSafetensors
  passport:passport
  pickle:pickle:mutatePickle
  picture:picture
  picturelist:pictureList
  pytorch:pytorch:mutateZip
  runfolder:runFolder:mutateRunFolder
  safetensors:safetensors:mutateSafetensors)
list(TRANSFORM fuzz_targets REPLACE "^([a-z]+):.*" "fuzz/targets/\\1.cpp"
     OUTPUT_VARIABLE fuzz_target_sources)

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

foreach(fuzz_target IN LISTS fuzz_targets)
  string(REPLACE ":" ";" parts ${fuzz_target})
  list(POP_FRONT parts name function mutator)
  add_executable(fuzz_${name} fuzz/fuzzer.cpp)
  target_compile_definitions(fuzz_${name} PRIVATE FUZZ_TARGET=${function})
  if(mutator)
    target_compile_definitions(fuzz_${name} PRIVATE FUZZ_MUTATOR=${mutator})
  endif()
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(fuzz_${name} PRIVATE digitlab_mutators digitlab_options)
endforeach()
