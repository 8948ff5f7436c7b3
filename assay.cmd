@echo off
rem Runs the assay command from a checkout: builds it on first use, then starts it.
rem Needs Java 17 or newer and Maven 3.8 or newer. To build again after a change, delete cli\target\assay.
setlocal EnableExtensions DisableDelayedExpansion
if not exist "%~dp0cli\target\assay\bin\assay.bat" (
  echo assay: building the command ^(first use, about a minute^)... 1>&2
  pushd "%~dp0"
  call mvn -B -ntp -q -pl cli -am -Dquick package 1>&2
  if errorlevel 1 (
    popd
    echo assay: the build failed; its output is above. 1>&2
    exit /b 70
  )
  popd
)
call "%~dp0cli\target\assay\bin\assay.bat" %*
exit /b %ERRORLEVEL%
