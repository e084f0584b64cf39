# Debian has manuals and changelogs compressed, without the time of it.
file(GLOB_RECURSE documents
  ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/digitlab.1 ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/changelog*)
foreach(document IN LISTS documents)
  execute_process(COMMAND gzip -9n ${document} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
