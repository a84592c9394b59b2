package org.yanqi.persistence;

/** A row that is changed under optimistic locking; its first stored version is 1. */
interface VersionedRow {
    long version();
}
