digitlab_test(ui/shell/tst_mainwindow LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/shell/tst_windowsizes LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/shell/tst_windowruns LIBRARIES digitlab_ui digitlab_test_support)
# ui/draw
digitlab_test(ui/draw/tst_drawpanel LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/draw/tst_inkcanvas LIBRARIES digitlab_ui)
# ui/dataset, ui/shell
digitlab_test(ui/dataset/tst_datasetpage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/shell/tst_application LIBRARIES digitlab_ui)
digitlab_test(ui/shell/tst_fileprogress LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/shell/tst_logpage LIBRARIES digitlab_ui)
# ui/help
digitlab_test(ui/help/tst_handbookwindow LIBRARIES digitlab_ui)
digitlab_test(ui/help/tst_helpmenu LIBRARIES digitlab_ui digitlab_test_support)
# ui/insight
digitlab_test(ui/insight/tst_confusionpage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/insight/tst_mapgrid LIBRARIES digitlab_ui)
digitlab_test(ui/insight/tst_mappage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/insight/tst_mistakespage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/insight/tst_robustnesspage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/insight/tst_networklayout LIBRARIES digitlab_ui)
digitlab_test(ui/insight/tst_networkpage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/insight/tst_whypage LIBRARIES digitlab_ui digitlab_test_support)
# ui/keptruns
digitlab_test(ui/keptruns/tst_comparedialog LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/keptruns/tst_resumepresenter LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/keptruns/tst_keptrunspresenter LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/keptruns/tst_keptrunspage LIBRARIES digitlab_ui digitlab_test_support)
# ui/widgets, ui/model
digitlab_test(ui/widgets/tst_dialogs LIBRARIES digitlab_ui)
digitlab_test(ui/model/tst_candidatesdialog LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/model/tst_exportpresenter LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/widgets/tst_classcombo LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/widgets/tst_helpbutton LIBRARIES digitlab_ui)
digitlab_test(ui/widgets/tst_probabilitybars LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/widgets/tst_theme LIBRARIES digitlab_ui)
digitlab_test(ui/widgets/tst_zoomrange LIBRARIES digitlab_ui)
# ui/teach
digitlab_test(ui/teach/tst_mydigitspage LIBRARIES digitlab_ui)
digitlab_test(ui/teach/tst_teachpresenter LIBRARIES digitlab_ui digitlab_test_support)
# ui/run
digitlab_test(ui/run/tst_augmentationpage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/run/tst_curvepoints LIBRARIES digitlab_ui)
digitlab_test(ui/run/tst_runstatus LIBRARIES digitlab_ui)
digitlab_test(ui/run/tst_trainbar LIBRARIES digitlab_ui)
digitlab_test(ui/run/tst_trainingchart LIBRARIES digitlab_ui digitlab_test_support)
# ui/time
digitlab_test(ui/time/tst_throughpage LIBRARIES digitlab_ui digitlab_test_support)
digitlab_test(ui/time/tst_timebar LIBRARIES digitlab_ui digitlab_test_support)
