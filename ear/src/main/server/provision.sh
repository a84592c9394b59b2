#!/usr/bin/env bash
# Puts the server together from what Maven has fetched into SERVER_DIRECTORY:
#
#   wildfly     -> wildfly-<version>, as distributed, but for standalone.xml (configure.cli says what differs)
#   modules/    EclipseLink and the PostgreSQL driver as server modules; stands before WildFly's own
#   postgres/   PostgreSQL's binaries
#
# Does nothing when nothing has changed.
set -euo pipefail

readonly SERVER=${1:?server directory} WILDFLY=${2:?name of the WildFly directory}
SOURCE=$(cd "$(dirname "$0")" && pwd)
readonly SOURCE
readonly JAVA=${YANQI_JAVA:-java}
readonly PROVISIONED=$SERVER/.provisioned

recipe() { (cd "$SOURCE" && echo "$WILDFLY" && find . -type f | LC_ALL=C sort | xargs cksum) && ls "$SERVER/postgres-archive"; }

configure_wildfly() {
  local configuration=$SERVER/$WILDFLY/standalone/configuration
  [[ -f $SERVER/stock.xml ]] || cp "$configuration/standalone.xml" "$SERVER/stock.xml"
  cp "$SERVER/stock.xml" "$configuration/standalone.xml"
  JBOSS_HOME=$SERVER/$WILDFLY "$JAVA" -XX:TieredStopAtLevel=1 -Djboss.home.dir="$SERVER/$WILDFLY" \
    -Dlogging.configuration="file:$SERVER/$WILDFLY/bin/jboss-cli-logging.properties" \
    -jar "$SERVER/$WILDFLY/jboss-modules.jar" -mp "$SERVER/modules:$SERVER/$WILDFLY/modules" \
    org.jboss.as.cli --file="$SOURCE/configure.cli" >"$SERVER/configure.log" 2>&1 || { cat "$SERVER/configure.log" >&2; exit 1; }
  rm -rf "$configuration/standalone_xml_history"
  ln -sfn "$WILDFLY" "$SERVER/wildfly"
}

unpack_postgres() {
  rm -rf "$SERVER/postgres" && mkdir "$SERVER/postgres"
  "$JAVA" -XX:TieredStopAtLevel=1 -cp "$SERVER/postgres-archive/xz.jar" "$SOURCE/Unxz.java" <"$(echo "$SERVER"/postgres-archive/*.txz)" |
    tar -x -C "$SERVER/postgres"
}

[[ -f $PROVISIONED && $(recipe) == "$(cat "$PROVISIONED")" ]] && exit
rm -f "$PROVISIONED"
mkdir -p "$SERVER/modules"
cp -R "$SOURCE/modules/." "$SERVER/modules/"
configure_wildfly
unpack_postgres
recipe >"$PROVISIONED"
