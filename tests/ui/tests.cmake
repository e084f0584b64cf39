digitlab_test(ui/tst_mainwindow LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/tst_windowruns LIBRARIES digitlab_ui digitlab_test_support)
# ui/draw
digitlab_test(ui/draw/tst_drawpanel LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/draw/tst_inkcanvas LIBRARIES digitlab_ui)
digitlab_test(ui/draw/tst_probabilitybars LIBRARIES digitlab_ui)
# ui/inspect
digitlab_test(ui/inspect/tst_datasettab LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/inspect/tst_logtab LIBRARIES digitlab_ui)
# ui/runs
digitlab_test(ui/runs/tst_comparedialog LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/runs/tst_runresumer LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/runs/tst_runspresenter LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/runs/tst_runstab LIBRARIES digitlab_ui digitlab_test_support)
# ui/support
digitlab_test(ui/support/tst_dialogs LIBRARIES digitlab_ui)
digitlab_test(ui/support/tst_modelexporter LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/support/tst_theme LIBRARIES digitlab_ui)
# ui/teach
digitlab_test(ui/teach/tst_mydigitstab LIBRARIES digitlab_ui)
digitlab_test(ui/teach/tst_teachpresenter LIBRARIES digitlab_ui digitlab_test_support)
# ui/train
digitlab_test(ui/train/tst_augmentationtab LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/train/tst_curvepoints LIBRARIES digitlab_ui)
digitlab_test(ui/train/tst_runstatus LIBRARIES digitlab_ui)
digitlab_test(ui/train/tst_trainbar LIBRARIES digitlab_ui)
digitlab_test(ui/train/tst_trainingchart LIBRARIES digitlab_ui)
