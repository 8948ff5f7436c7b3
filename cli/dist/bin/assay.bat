@echo off
rem Starts the assay command from the folder this file lies in. Needs Java 17 or newer.
setlocal EnableExtensions DisableDelayedExpansion

set "java=java"
set "release="
if defined JAVA_HOME (
  set "java=%JAVA_HOME%\bin\java.exe"
  set "release=%JAVA_HOME%\release"
) else (
  for /f "delims=" %%j in ('where java 2^>nul') do if not defined release set "release=%%~dpj..\release"
  where java >nul 2>nul
  if errorlevel 1 (
    echo assay: Java 17 or newer is needed, but there is no java on the PATH and JAVA_HOME is not set. 1>&2
    exit /b 3
  )
)
if not "%java%"=="java" if not exist "%java%" (
  echo assay: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. 1>&2
  exit /b 3
)

set "version="
if exist "%release%" (
  for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%release%"') do set "version=%%~v"
)
if not defined version (
  for /f "tokens=3" %%v in ('""%java%" -version 2^>^&1 ^| findstr /i "version""') do if not defined version set "version=%%~v"
)
set "major="
for /f "tokens=1,2 delims=.-+_" %%a in ("%version%") do if "%%a"=="1" (set "major=%%b") else (set "major=%%a")
if not defined major (
  echo assay: cannot tell the version of "%java%". Java 17 or newer is needed. 1>&2
  exit /b 3
)
if %major% LSS 17 (
  echo assay: Java 17 or newer is needed, but "%java%" is version %version%. 1>&2
  exit /b 3
)

set "options=-XX:+UseG1GC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10"
for %%c in (scan bench dicom verify compare) do if "%~1"=="%%c" set "options=-XX:+UseSerialGC"
if %major% GEQ 22 set "options=%options% --enable-native-access=ALL-UNNAMED"

"%java%" -Xshare:auto %options% %ASSAY_JAVA_OPTS% "-Dassay.plugins=%~dp0..\plugins" -cp "%~dp0..\lib\assay.jar;%~dp0..\lib\*;%~dp0..\plugins\*" dev.assay.cli.Main %*
exit /b %ERRORLEVEL%
