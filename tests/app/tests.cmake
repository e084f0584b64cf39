digitlab_test(app/tst_commandline LIBRARIES digitlab_test_program)
digitlab_test(app/tst_namedclasses LIBRARIES digitlab_test_program)
digitlab_test(app/tst_explaincommand LIBRARIES digitlab_test_program)
digitlab_test(app/tst_exportcommand LIBRARIES digitlab_test_program)
digitlab_test(app/tst_momentscommand LIBRARIES digitlab_test_program)
digitlab_test(app/tst_outputfile LIBRARIES digitlab_test_program)
digitlab_test(app/tst_outputtarget LIBRARIES digitlab_commandline)
digitlab_test(app/tst_progressbar LIBRARIES digitlab_commandline)
digitlab_test(app/tst_window LIBRARIES digitlab_test_program digitlab_ui LABELS window mnist)
digitlab_test(app/tst_teachcommand LIBRARIES digitlab_test_program)
digitlab_test(app/tst_resume LIBRARIES digitlab_test_program)

# It kills the program at 20 moments of its run.
set_tests_properties(tst_resume PROPERTIES TIMEOUT 300)
