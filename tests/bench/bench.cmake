# Benchmarks print figures and are run by hand: they are built, but are no tests.
function(digitlab_bench name)
  add_executable(${name} bench/${name}.cpp)
  target_link_libraries(${name} PRIVATE Qt6::Test digitlab_ui digitlab_options)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/bench)
endfunction()
digitlab_bench(bench_augmentation)
digitlab_bench(bench_canvas)
digitlab_bench(bench_chart)
digitlab_bench(bench_checkpoints)
target_link_libraries(bench_checkpoints PRIVATE digitlab_test_support)
digitlab_bench(bench_dataset)
digitlab_bench(bench_window)

digitlab_bench(bench_recognition)
target_link_libraries(bench_recognition PRIVATE digitlab_commandline)

digitlab_bench(bench_training)
target_sources(bench_training PRIVATE
  bench/plainloop.cpp bench/productepoch.cpp bench/programruns.cpp)
target_link_libraries(bench_training PRIVATE digitlab_test_program digitlab_test_modules)
if(ONEDNN_LIBRARY AND ONEDNN_INCLUDE_DIR) # the limit that it compares with
  digitlab_bench(bench_convolution)
  target_sources(bench_convolution PRIVATE bench/convolutionepoch.cpp bench/plainloop.cpp)
  target_include_directories(bench_convolution SYSTEM PRIVATE ${ONEDNN_INCLUDE_DIR})
  target_link_libraries(bench_convolution PRIVATE digitlab_test_modules ${ONEDNN_LIBRARY})
endif()

# What bench_training compares the window's start with.
add_executable(bench_emptytorch bench/emptytorch.cpp)
target_link_libraries(bench_emptytorch PRIVATE ${TORCH_LIBRARIES})
add_dependencies(bench_training bench_emptytorch)
target_compile_definitions(bench_training PRIVATE
  DIGITLAB_EMPTY_TORCH="$<TARGET_FILE:bench_emptytorch>")

# These need no window.
add_executable(bench_teach bench/bench_teach.cpp)
target_link_libraries(bench_teach PRIVATE digitlab_core digitlab_options)
set_target_properties(bench_teach PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/bench)
add_executable(bench_robustness bench/bench_robustness.cpp)
target_link_libraries(bench_robustness PRIVATE digitlab_core digitlab_options)
set_target_properties(bench_robustness PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/bench)

add_executable(bench_moments bench/bench_moments.cpp)
target_link_libraries(bench_moments PRIVATE digitlab_core digitlab_options)
set_target_properties(bench_moments PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/bench)

digitlab_bench(bench_map)
digitlab_bench(bench_network)
target_link_libraries(bench_network PRIVATE digitlab_test_support)

add_executable(bench_insight bench/bench_insight.cpp)
target_link_libraries(bench_insight PRIVATE digitlab_test_support digitlab_options)
set_target_properties(bench_insight PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/bench)
