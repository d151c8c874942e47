/*
 * Copyright 2026 The Flowhound Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * First contacts: which machine has spoken to which country, AS and service, and since when. A job
 * ({@link io.flowhound.contacts.ContactsJob}) reads flows by queries, enters what it finds into the ledger, and writes a document for
 * what is new for a machine that it has watched for long enough. It reads and writes Elasticsearch only.
 */
@NullMarked
package io.flowhound.contacts;

import org.jspecify.annotations.NullMarked;
