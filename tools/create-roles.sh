#!/bin/sh
# Runs once, on the first start of the Postgres container: the role that migrates and the role that serves.
set -e
psql --set ON_ERROR_STOP=1 --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" --username postgres <<'SQL'
create role ops_owner login password :'owner';
create role ops_app login password :'app';
create database ops owner ops_owner;
revoke all on database ops from public;
grant connect on database ops to ops_app;
SQL
