digitlab_test(install/tst_install LIBRARIES digitlab_core LABELS install)
target_compile_definitions(tst_install PRIVATE
  CMAKE_PROGRAM="${CMAKE_COMMAND}" CPACK_PROGRAM="${CMAKE_CPACK_COMMAND}"
  DIGITLAB_BUILD_DIR="${PROJECT_BINARY_DIR}"
  DIGITLAB_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
add_dependencies(tst_install digitlab)
