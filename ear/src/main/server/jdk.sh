# shellcheck shell=bash
# Sourced: finds a JDK that is new enough and makes it the JAVA_HOME of everything started afterwards.

readonly OLDEST_JAVA=21

java_major() { "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p;T;q'; }

# Newest first, but what the user has set comes before everything.
jdk_candidates() {
  [[ -n ${JAVA_HOME:-} ]] && echo "$JAVA_HOME"
  local javac
  javac=$(command -v javac) && dirname "$(dirname "$(readlink -f "$javac")")"
  # shellcheck disable=SC2012
  ls -d /usr/lib/jvm/*/ /opt/*jdk*/ "$HOME"/.sdkman/candidates/java/*/ "$HOME"/.jdks/*/ 2>/dev/null | sort -rV
}

use_jdk() {
  local home major
  while IFS= read -r home; do
    [[ -x $home/bin/javac ]] || continue
    major=$(java_major "$home")
    if [[ ${major:-0} -ge $OLDEST_JAVA ]]; then
      export JAVA_HOME=${home%/} JAVA_MAJOR=$major
      return
    fi
  done < <(jdk_candidates)
  echo "A JDK $OLDEST_JAVA or newer is needed and none was found: install one (for example Temurin 25) or set JAVA_HOME." >&2
  return 1
}

# Error Prone reaches into javac. With these doors open it works in Maven's own JVM, which is warm after the first
# module: a third less work than a new JVM for each.
use_maven() {
  MAVEN_OPTS=${MAVEN_OPTS:-}
  if ! command -v mvn >/dev/null; then
    echo "Maven is needed to build Yanqi and was not found: install it (Debian: apt-get install maven)." >&2
    return 1
  fi
  local package
  for package in api file main model parser processing tree util; do
    MAVEN_OPTS+=" --add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED"
  done
  for package in code comp; do
    MAVEN_OPTS+=" --add-opens=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED"
  done
  export MAVEN_OPTS
}

maven() { mvn -B -Dcompiler.fork=false "$@" </dev/null; }
