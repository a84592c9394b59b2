#!/usr/bin/env bash
# Packs the token agent, built before by "mvn package", with a Java runtime of its own as a Debian package:
#   make-deb.sh VERSION FOLDER    leaves FOLDER/yanqi-agent_VERSION_ARCHITECTURE.deb and prints its name
# The program's image is jpackage's; the package is dpkg-deb's, since jpackage's own has no place for files in /etc.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TARGET=$HERE/../../../target
# shellcheck source=ear/src/main/server/jdk.sh
. "$HERE/../../../../../ear/src/main/server/jdk.sh"

# What the agent and its libraries use (jdeps --print-module-deps), and java.logging for its log.
readonly MODULES=java.base,java.desktop,java.logging,java.naming,java.sql,jdk.httpserver

version=${1:?VERSION} folder=${2:?FOLDER}
use_jdk
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/input"
cp -p "$TARGET"/lib/*.jar "$work/input"
find "$TARGET" -maxdepth 1 -name 'yanqi-token-agent-*.jar' ! -name '*-tests.jar' -exec cp -p {} "$work/input/yanqi-token-agent.jar" \;
rm "$work/input/"bc*.jar
"$JAVA_HOME/bin/jar" --create --file "$work/input/bouncycastle.jar" -C "$TARGET/bouncycastle" .
"$JAVA_HOME/bin/jlink" --add-modules "$MODULES" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
  --output "$work/runtime" >&2
rm -f "$work/runtime/bin/"{jwebserver,keytool}
# shellcheck disable=SC2016 # the program's launcher expands $APPDIR
"$JAVA_HOME/bin/jpackage" --type app-image --name yanqi-agent --app-version "$version" --dest "$work/tree/opt" \
  --runtime-image "$work/runtime" --input "$work/input" --main-jar yanqi-token-agent.jar \
  --main-class org.yanqi.agent.TokenAgent --arguments --config --arguments /etc/yanqi-agent/agent.properties \
  --java-options '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m -Xmn16m --enable-native-access=ALL-UNNAMED' \
  --java-options '-XX:SharedArchiveFile=$APPDIR/agent.jsa -Xshare:auto -Xlog:cds=off -Dyanqi.classes=$APPDIR/agent.jsa' >&2

# The agent starts in half the time, its driver process sooner, and both are quicker afterwards, by an archive of what they load: the
# runtime's own list of classes, what a replacement of keys loads beyond it, and all that is ours.
app=$work/tree/opt/yanqi-agent
mapfile -t jars < <(sed -n "s#^app.classpath=.APPDIR#$app/lib/app#p" "$app/lib/app/yanqi-agent.cfg")
{
  cat "$work/runtime/lib/classlist" "$HERE/classes.list"
  for jar in "${jars[@]}"; do "$JAVA_HOME/bin/jar" --list --file "$jar"; done | sed -n '/-info\.class$/d; s#^\(org/yanqi/.*\)\.class$#\1#p'
} >"$work/classes.list"
"$app/lib/runtime/bin/java" -Xshare:dump -XX:SharedClassListFile="$work/classes.list" -XX:SharedArchiveFile="$app/lib/app/agent.jsa" \
  -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$(IFS=: && echo "${jars[*]}")" >"$work/said" 2>&1 || { tail -n 20 "$work/said" >&2 && exit 1; }

install -D -m 644 "$HERE/agent.properties" "$work/tree/etc/yanqi-agent/agent.properties"
install -d -m 755 "$work/tree/etc/yanqi-agent/trust"
install -D -m 644 "$HERE/yanqi-agent.desktop" "$work/tree/etc/xdg/autostart/yanqi-agent.desktop"
install -D -m 644 "$HERE/../../../../../LICENSE" "$work/tree/usr/share/doc/yanqi-agent/copyright"
install -d -m 755 "$work/tree/DEBIAN"
sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$(du -sk "$work/tree" | cut -f1)/" "$HERE/control" >"$work/tree/DEBIAN/control"
(cd "$work/tree" && find etc -type f -printf '/%p\n') >"$work/tree/DEBIAN/conffiles"
mkdir -p "$folder"
package=$folder/yanqi-agent_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz -z3 --build "$work/tree" "$package" >&2
echo "$package"
