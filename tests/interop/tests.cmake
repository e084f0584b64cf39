# Programs that no one here wrote judge the files that DigitLab writes.
digitlab_test(interop/tst_exportinterop LIBRARIES digitlab_test_support LABELS interop mnist)
target_compile_definitions(tst_exportinterop PRIVATE DIGITLAB_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
# Compilers take their time over a large network.
set_tests_properties(tst_exportinterop PROPERTIES TIMEOUT 300)
