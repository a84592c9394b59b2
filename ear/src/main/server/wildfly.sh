#!/usr/bin/env bash
# Becomes the application server, on loopback.
#
#   wildfly.sh SERVER BASE PORT MANAGEMENT_PORT [further JVM flags]
#
# SERVER is what provision.sh has put together and is only read; BASE holds configuration, deployments, data and tmp
# of this instance. The flags favour a quick start and a small process; production wants the second compiler and a
# larger heap (docs/operations.md).
set -euo pipefail

readonly SERVER=$1 BASE=$2 PORT=$3 MANAGEMENT_PORT=$4
shift 4
readonly HOME_DIR=$SERVER/wildfly

# The doors that WildFly's own start script opens.
jvm=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms128m -XX:NewSize=64m -XX:MetaspaceSize=128m -Xmx320m
  -Djava.awt.headless=true -Djava.net.preferIPv4Stack=true -Djboss.modules.system.pkgs=org.jboss.byteman
  --add-exports=java.desktop/sun.awt=ALL-UNNAMED)
for package in ldap url.ldap url.ldaps; do jvm+=("--add-exports=java.naming/com.sun.jndi.$package=ALL-UNNAMED"); done
for package in java.base/java.{io,lang,lang.invoke,lang.reflect,net,security,util,util.concurrent} \
  java.management/javax.management java.naming/javax.naming; do
  jvm+=("--add-opens=$package=ALL-UNNAMED")
done

mkdir -p "$BASE/tmp" # what libraries put aside for a moment lies in the instance's own folder too
exec "$JAVA_HOME/bin/java" "${jvm[@]}" "$@" \
  -Djava.io.tmpdir="$BASE/tmp" \
  -Dorg.jboss.boot.log.file="$BASE/log/server.log" \
  -Dlogging.configuration="file:$BASE/configuration/logging.properties" \
  -jar "$HOME_DIR/jboss-modules.jar" -mp "$SERVER/modules:$HOME_DIR/modules" org.jboss.as.standalone \
  -Djboss.home.dir="$HOME_DIR" -Djboss.server.base.dir="$BASE" -Djboss.tx.node.id=yanqi \
  -Djboss.bind.address=127.0.0.1 -Djboss.bind.address.management=127.0.0.1 \
  -Djboss.http.port="$PORT" -Djboss.management.http.port="$MANAGEMENT_PORT"
