# core/base
digitlab_test(core/base/tst_crew LIBRARIES digitlab_core)
digitlab_test(core/base/tst_helperrest LIBRARIES digitlab_core)
digitlab_test(core/base/tst_sha256 LIBRARIES digitlab_core)
digitlab_test(core/base/tst_torchruntime LIBRARIES digitlab_core)
# core/data
digitlab_test(core/data/tst_dataset LIBRARIES digitlab_test_support ZLIB::ZLIB)
digitlab_test(core/data/tst_datasetfetcher LIBRARIES digitlab_test_support ZLIB::ZLIB)
digitlab_test(core/data/tst_datasetstore LIBRARIES digitlab_test_support)
digitlab_test(core/data/tst_fetchinterruption LIBRARIES digitlab_test_support ZLIB::ZLIB)
digitlab_test(core/data/tst_idxreader LIBRARIES digitlab_core ZLIB::ZLIB)
# core/ink
digitlab_test(core/ink/tst_ink LIBRARIES digitlab_core)
digitlab_test(core/ink/tst_inkfile LIBRARIES digitlab_core)
digitlab_test(core/ink/tst_inkrasterizer LIBRARIES digitlab_core)
digitlab_test(core/ink/tst_picturelist LIBRARIES digitlab_core)
# core/modelfile
digitlab_test(core/modelfile/tst_safetensors LIBRARIES digitlab_core)
digitlab_test(core/modelfile/tst_modelfile LIBRARIES digitlab_core)
# core/network
digitlab_test(core/network/tst_head LIBRARIES digitlab_core)
digitlab_test(core/network/tst_networkspec LIBRARIES digitlab_core)
digitlab_test(core/network/tst_product LIBRARIES digitlab_core)
# core/prediction
digitlab_test(core/prediction/tst_predictor LIBRARIES digitlab_test_support)
# core/training
digitlab_test(core/training/tst_adam LIBRARIES digitlab_core)
target_link_libraries(tst_adam PRIVATE ${TORCH_LIBRARIES})
digitlab_test(core/training/tst_backpropagation LIBRARIES digitlab_test_support)
target_link_libraries(tst_backpropagation PRIVATE ${TORCH_LIBRARIES})
digitlab_test(core/training/tst_evaluation LIBRARIES digitlab_test_support)
digitlab_test(core/training/tst_mnist LIBRARIES digitlab_core LABELS mnist)
digitlab_test(core/training/tst_runclock LIBRARIES digitlab_core)
digitlab_test(core/training/tst_threadchoice LIBRARIES digitlab_core)
digitlab_test(core/training/tst_trainer LIBRARIES digitlab_test_support)
digitlab_test(core/training/tst_trainingloop LIBRARIES digitlab_test_support)
digitlab_test(core/training/tst_trainingtypes LIBRARIES digitlab_core)
