# Debian has manuals and changelogs compressed, without the time of it.
file(GLOB_RECURSE documents
  ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/man1/*.1
  ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*/doc/digitlab/changelog*)
execute_process(COMMAND gzip -9n ${documents} COMMAND_ERROR_IS_FATAL ANY)
