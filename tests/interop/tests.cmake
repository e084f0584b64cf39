# Other programs judge the files that DigitLab writes, and write those that it reads.
add_library(digitlab_test_logits STATIC support/logits.h support/logits.cpp)
target_link_libraries(digitlab_test_logits PUBLIC digitlab_core PRIVATE ${TORCH_LIBRARIES} digitlab_options)

digitlab_test(interop/tst_pytorchinterop LIBRARIES digitlab_test_program digitlab_test_logits
  LABELS interop mnist)
target_compile_definitions(tst_pytorchinterop PRIVATE DIGITLAB_SOURCE_DIR="${PROJECT_SOURCE_DIR}")

digitlab_test(interop/tst_foreigninterop LIBRARIES digitlab_test_program digitlab_test_logits
  LABELS interop mnist)
target_compile_definitions(tst_foreigninterop PRIVATE DIGITLAB_SOURCE_DIR="${PROJECT_SOURCE_DIR}")

digitlab_test(interop/tst_exportinterop LIBRARIES digitlab_test_support digitlab_test_logits
  LABELS interop mnist)
target_compile_definitions(tst_exportinterop PRIVATE DIGITLAB_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
# Compilers take their time over a large network, and other programs over many networks.
set_tests_properties(tst_exportinterop PROPERTIES TIMEOUT 600)
