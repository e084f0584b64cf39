# An hour in the window; scripts/test.sh --soak runs it.
digitlab_test(soak/tst_soak LIBRARIES digitlab_test_support digitlab_ui LABELS soak)
set_tests_properties(tst_soak PROPERTIES TIMEOUT 14400)
