# Benchmarks print figures and are run by hand: they are built, but are no tests.
function(digitlab_bench name)
  add_executable(${name} bench/${name}.cpp)
  target_link_libraries(${name} PRIVATE Qt6::Test digitlab_ui digitlab_options)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/bench)
endfunction()
digitlab_bench(bench_canvas)
digitlab_bench(bench_chart)
digitlab_bench(bench_dataset)
