package org.yanqi.application.port;

/** What a repository holds, with the version against which a change is checked (optimistic locking). */
public record Versioned<T>(T value, long version) {}
